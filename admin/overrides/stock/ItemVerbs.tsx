import MoreHoriz from '@mui/icons-material/MoreHoriz';
import { Box, Button, IconButton, ListItemIcon, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import type { VerbModel } from '../../generate/model.ts';
import { VerbDialog } from '../../generate/VerbDialog.tsx';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import type { StockItem } from './stockData.ts';
import { likelyVerb } from './stockView.ts';

interface ItemVerbsProps {
  readonly item: StockItem;
  readonly frontDesk: string | null;
}

/** What can be done with an item as it is. */
export function useItemVerbs({ status }: Pick<StockItem, 'status'>): readonly VerbModel[] {
  const { verbs } = useResourceModel('equipmentItems');
  return verbs.filter((verb) => verb.onRow && (verb.from?.includes(status) ?? true));
}

/** The likely one as a button, the others behind it. */
export function ItemVerbs({ item, frontDesk }: ItemVerbsProps) {
  const label = useLabels();
  const verbs = useItemVerbs(item);
  const [running, run] = useState<VerbModel | null>(null);
  const likely = likelyVerb(item, frontDesk);
  const first = verbs.find((verb) => verb.operation.name === likely);
  const others = verbs.filter((verb) => verb !== first);
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center' }}>
      {first && (
        <Button
          size="small"
          variant="outlined"
          startIcon={first.icon ? <CatalogueIcon icon={first.icon} /> : undefined}
          onClick={() => run(first)}
        >
          {label(first.label)}
        </Button>
      )}
      {others.length > 0 && <OtherVerbs item={item} verbs={others} onRun={run} />}
      {running && <VerbDialog verb={running} row={{ ...item }} onClose={() => run(null)} />}
    </Box>
  );
}

interface OtherVerbsProps {
  readonly item: StockItem;
  readonly verbs: readonly VerbModel[];
  onRun(verb: VerbModel): void;
}

function OtherVerbs({ item, verbs, onRun }: OtherVerbsProps) {
  const translate = useTranslate();
  const label = useLabels();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        size="small"
        aria-label={translate('panel.stock.more', { name: item.name })}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreHoriz />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {verbs.map((verb) => (
          <MenuItem
            key={verb.operation.name}
            onClick={() => {
              setAnchor(null);
              onRun(verb);
            }}
          >
            {verb.icon && (
              <ListItemIcon>
                <CatalogueIcon icon={verb.icon} fontSize="small" />
              </ListItemIcon>
            )}
            <ListItemText>{label(verb.label)}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
