import MoveDown from '@mui/icons-material/DriveFileMoveOutlined';
import { IconButton, ListItemIcon, ListItemText, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { RaRecord } from 'react-admin';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel, useTitles } from '../../app/panel.ts';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import { useBoardContext } from './BoardContext.ts';
import type { Move } from './boardModel.ts';
import { useColumnNames } from './useBoardWords.ts';

/** Where the card can go, for fingers and for whoever does not drag. */
export function MoveMenu({ row }: { readonly row: RaRecord }) {
  const translate = useTranslate();
  const title = useTitles();
  const resource = useResourceModel();
  const { moves } = useBoardContext();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (moves.movesOf(row).length === 0) return null;
  return (
    <>
      <Tooltip title={translate('panel.kanban.moveTo')}>
        <IconButton
          size="small"
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          aria-label={translate('panel.kanban.moveCard', { name: title(resource, row) })}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          sx={{ p: { xs: 1, md: 0.25 }, mt: { xs: -1, md: 0 } }}
        >
          <MoveDown sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {moves.movesOf(row).map((move) => (
          <MenuItem
            key={`${move.verb?.operation.name} ${move.to}`}
            onClick={() => {
              setAnchor(null);
              moves.start(row, move);
            }}
          >
            <Way move={move} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

function Way({ move: { verb, to } }: { readonly move: Move }) {
  const label = useLabels();
  const nameOf = useColumnNames();
  const { field } = useBoardContext();
  const name = nameOf({ state: to, label: field.options.find(({ value }) => value === to)?.label ?? null });
  if (!verb) return <ListItemText primary={name} />;
  return (
    <>
      <ListItemIcon>
        <CatalogueIcon icon={verb.icon} fontSize="small" />
      </ListItemIcon>
      <ListItemText primary={name} secondary={label(verb.label)} />
    </>
  );
}
