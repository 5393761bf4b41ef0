import { Button, Dialog, DialogActions, DialogTitle, List, ListItemButton, ListItemIcon, ListItemText } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel, useTitles } from '../../app/panel.ts';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import { VerbForm } from '../VerbForm.tsx';
import type { Asked, Moves } from './useMoves.ts';

interface MoveDialogProps {
  readonly asked: Asked;
  readonly moves: Moves;
}

/** What has to be said before a card stays where it was dropped: by which operation, or what the operation asks. */
export function MoveDialog({ asked, moves }: MoveDialogProps) {
  const label = useLabels();
  const title = useTitles();
  const resource = useResourceModel();
  const [refusal, refuse] = useState<string | null>(null);
  const [move, ...others] = asked.moves;
  const verb = move?.verb;
  if (!move || !verb) return null;
  if (others.length > 0) return <WayDialog asked={asked} moves={moves} />;
  return (
    <VerbForm
      verb={verb}
      title={`${label(verb.label)} · ${title(resource, asked.row)}`}
      initial={verb.toField ? { [verb.toField]: move.to } : {}}
      refusal={refusal}
      onRun={(values) => moves.answer(move, values, refuse)}
      onClose={moves.dismiss}
    />
  );
}

function WayDialog({ asked, moves }: MoveDialogProps) {
  const translate = useTranslate();
  const label = useLabels();
  const titleId = useId();
  return (
    <Dialog open onClose={moves.dismiss} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.kanban.which')}</DialogTitle>
      <List>
        {asked.moves.map((move) => (
          <ListItemButton key={move.verb?.operation.name} onClick={() => moves.start(asked.row, move)}>
            <ListItemIcon>
              <CatalogueIcon icon={move.verb?.icon ?? null} />
            </ListItemIcon>
            <ListItemText primary={label(move.verb?.label)} secondary={label(move.verb?.guard)} />
          </ListItemButton>
        ))}
      </List>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={moves.dismiss}>
          {translate('ra.action.cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
