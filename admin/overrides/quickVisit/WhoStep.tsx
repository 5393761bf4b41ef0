import { Box, Button, ButtonBase, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { toClock } from '../../i18n/time.ts';
import { AccountField } from './AccountField.tsx';
import type { Draft } from './draft.ts';
import type { Patch } from './useDraft.ts';
import type { PlannedVisit, useDiary } from './visitData.ts';

interface WhoStepProps {
  readonly draft: Draft;
  readonly diary: ReturnType<typeof useDiary>;
  patch: Patch;
}

/** Who was visited: a visit of the diary, a tap away, or any account by a part of its name. */
export function WhoStep({ draft, diary, patch }: WhoStepProps) {
  const translate = useTranslate();
  const leave = { visit: null, account: null, checkIn: null, isAccountPlace: false };
  if (draft.account) {
    return (
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, p: 1.5, border: 1, borderColor: 'primary.main', borderRadius: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography sx={{ fontWeight: 650, fontSize: '1rem', overflowWrap: 'anywhere' }}>{draft.account.name}</Typography>
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {draft.visit ? draft.visit.purpose : translate('panel.quickVisit.unplanned')}
          </Typography>
        </Box>
        <Button onClick={() => patch(leave)}>{translate('panel.quickVisit.another')}</Button>
      </Box>
    );
  }
  const choose = (visit: PlannedVisit) =>
    patch({ visit, account: visit.account, kind: visit.kind, mode: visit.mode ?? 'ONSITE', photos: [], checkIn: null });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Visits title="panel.quickVisit.today" visits={diary.today} onChoose={choose} />
      <AccountField recent={diary.recent} onChoose={(account) => patch({ ...leave, account })} />
      <Visits title="panel.quickVisit.earlier" visits={diary.earlier.slice(0, 3)} hasDay onChoose={choose} />
    </Box>
  );
}

interface VisitsProps {
  readonly title: string;
  readonly visits: readonly PlannedVisit[];
  readonly hasDay?: boolean;
  onChoose(visit: PlannedVisit): void;
}

function Visits({ title, visits, hasDay = false, onChoose }: VisitsProps) {
  const translate = useTranslate();
  if (visits.length === 0) return null;
  return (
    <Box component="section">
      <Typography component="h2" variant="caption" color="textSecondary" sx={{ display: 'block', mb: 0.75 }}>
        {translate(title)}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {visits.map((visit) => (
          <VisitButton key={visit.id} visit={visit} hasDay={hasDay} onChoose={() => onChoose(visit)} />
        ))}
      </Box>
    </Box>
  );
}

function VisitButton({ visit, hasDay, onChoose }: { readonly visit: PlannedVisit; readonly hasDay: boolean; onChoose(): void }) {
  const label = useLabels();
  const { timeZone } = usePanel();
  const kinds = fieldNamed(useResourceModel('visits'), 'kind')?.options ?? [];
  const clock = toClock(visit.plannedStart, timeZone);
  return (
    <ButtonBase
      onClick={onChoose}
      sx={{
        display: 'flex',
        fontFamily: 'inherit',
        gap: 1.5,
        p: 1.5,
        textAlign: 'left',
        justifyContent: 'flex-start',
        alignItems: 'flex-start',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
      }}
    >
      <Typography component="span" sx={{ fontWeight: 650, color: 'primary.main', whiteSpace: 'nowrap' }}>
        {hasDay ? clock.slice(5, 10) : clock.slice(11)}
      </Typography>
      <Box component="span" sx={{ minWidth: 0 }}>
        <Typography component="span" sx={{ display: 'block', fontWeight: 600, overflowWrap: 'anywhere' }}>
          {visit.account?.name}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
          {[label(kinds.find(({ value }) => value === visit.kind)?.label), visit.purpose].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
    </ButtonBase>
  );
}
