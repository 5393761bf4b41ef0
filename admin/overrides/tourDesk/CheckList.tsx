import { Checkbox, FormControlLabel, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Chips } from '../../generate/Chips.tsx';
import { useDeskTour, useDeskWords, useNounField } from './deskTour.ts';

interface CheckListProps {
  readonly phase: string;
  /** Of one zone, or of the whole tour. */
  readonly zoneId?: string | null;
  readonly title?: string;
}

/** The points of the safety checklist of one phase, to be ticked off; a tick is not taken back. */
export function CheckList({ phase, zoneId = null, title }: CheckListProps) {
  const translate = useTranslate();
  const words = useDeskWords();
  const article = useNounField('tourChecks', 'article');
  const { tour, canAct, act } = useDeskTour();
  const checks = tour.checks.nodes.filter((check) => check.phase === phase && (check.zone?.id ?? null) === zoneId);
  if (checks.length === 0) return null;
  return (
    <Paper component="section" sx={{ p: 1.5, display: 'grid' }}>
      <Typography component="h2" variant="h2">
        {title ?? translate('panel.tourDesk.checks')}
      </Typography>
      {checks.map((check) => (
        <FormControlLabel
          key={check.id}
          disabled={check.done || !canAct}
          control={<Checkbox checked={check.done} onChange={() => act('doTourCheck', { checkId: check.id })} sx={{ p: 1.25 }} />}
          label={
            <>
              {words.inLocale(check.textZh, check.textEn)} {article && <Chips field={article} values={[check.article]} />}
            </>
          }
          sx={{ minHeight: 48, '& .MuiFormControlLabel-label.Mui-disabled': { color: check.done ? 'text.secondary' : 'text.disabled' } }}
        />
      ))}
    </Paper>
  );
}
