import { Box, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { useKinds } from './KindChip.tsx';
import type { Amendment } from './planData.ts';

/** Changes proposed to a plan under way, beside the commitment that stands until one of them moves it. */
export function Amendments({ amendments }: { readonly amendments: readonly Amendment[] }) {
  const label = useLabels();
  const { labels } = useResourceModel('planAmendments');
  if (amendments.length === 0) return null;
  return (
    <Paper component="section" sx={{ mt: 2, overflow: 'hidden' }}>
      <Typography component="h2" variant="h2" sx={{ px: 1.5, py: 1 }}>
        {label(labels)}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {amendments.map((amendment) => (
          <AmendmentRow key={amendment.id} amendment={amendment} />
        ))}
      </Box>
    </Paper>
  );
}

function AmendmentRow({ amendment }: { readonly amendment: Amendment }) {
  const translate = useTranslate();
  const { labelOf } = useKinds();
  const resource = useResourceModel('planAmendments');
  const status = fieldNamed(resource, 'status');
  const { kind, oldValue, newValue, reason, comment, isRebaseline } = amendment;
  const note = [reason, comment, isRebaseline ? translate('panel.plan.rebaselined') : ''].filter(Boolean).join(' · ');
  const open = resource.verbs.filter(({ onRow, from }) => onRow && (from?.includes(amendment.status) ?? true));
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 1, borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography component="span" variant="body1" sx={{ fontWeight: 600, mr: 1 }}>
          {`${labelOf(kind)} ${oldValue} → ${newValue}`}
        </Typography>
        {status && <Chips field={status} values={[amendment.status]} />}
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {note}
        </Typography>
      </Box>
      <VerbButtons verbs={open} row={{ ...amendment }} />
    </Box>
  );
}
