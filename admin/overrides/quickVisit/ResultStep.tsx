import { Box, Chip, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { largeText } from './AccountField.tsx';
import { BigChips } from './BigChips.tsx';
import { lengthOf, shortestSummary } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Patch } from './useDraft.ts';

interface StepProps {
  readonly draft: Draft;
  patch: Patch;
}

/** What came of it, and what comes next. */
export function ResultStep({ draft, patch }: StepProps) {
  const visits = useResourceModel('visits');
  const [kind, mode, outcome] = ['kind', 'mode', 'outcome'].map((name) => fieldNamed(visits, name));
  return (
    <>
      {kind && !draft.visit && <BigChips field={kind} value={draft.kind} columns={3} onChange={(value) => patch({ kind: value })} />}
      {mode && <BigChips field={mode} value={draft.mode} columns={3} onChange={(value) => patch({ mode: value })} />}
      {outcome && <BigChips field={outcome} value={draft.outcome} columns={2} onChange={(value) => patch({ outcome: value })} />}
      <Summary draft={draft} patch={patch} />
      <NextStep draft={draft} patch={patch} />
    </>
  );
}

function Summary({ draft, patch }: StepProps) {
  const translate = useTranslate();
  const label = useLabels();
  const field = fieldNamed(useResourceModel('visits'), 'summary');
  const length = lengthOf(draft.summary);
  const isShort = length < shortestSummary;
  return (
    <TextField
      label={label(field?.label)}
      required
      multiline
      minRows={4}
      fullWidth
      value={draft.summary}
      onChange={({ target }) => patch({ summary: target.value })}
      helperText={translate(isShort ? 'panel.quickVisit.short' : 'panel.quickVisit.length', { length, least: shortestSummary })}
      slotProps={{
        htmlInput: { maxLength: field?.maxLength ?? undefined },
        formHelperText: { 'aria-live': 'polite', sx: { textAlign: 'right', color: isShort ? 'text.secondary' : 'success.main' } },
      }}
      sx={largeText}
    />
  );
}

function NextStep({ draft, patch }: StepProps) {
  const translate = useTranslate();
  const label = useLabels();
  const visits = useResourceModel('visits');
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <TextField
        label={label(fieldNamed(visits, 'nextStep')?.label)}
        multiline
        fullWidth
        value={draft.nextStep}
        onChange={({ target }) => patch({ nextStep: target.value })}
        sx={largeText}
      />
      <NextDay draft={draft} patch={patch} />
      {draft.nextOn && !draft.nextStep.trim() && (
        <Typography variant="caption" color="textSecondary">
          {translate('panel.quickVisit.nextHint')}
        </Typography>
      )}
    </Box>
  );
}

/** Days that a next step is often put to. */
const usualDays = [1, 3, 7, 14] as const;

function NextDay({ draft, patch }: StepProps) {
  const translate = useTranslate();
  const label = useLabels();
  const { today } = usePanel();
  const field = fieldNamed(useResourceModel('visits'), 'nextOn');
  const dayAfter = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <TextField
        type="date"
        label={label(field?.label)}
        value={draft.nextOn ?? ''}
        onChange={({ target }) => patch({ nextOn: target.value || null })}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today } }}
        sx={{ ...largeText, flex: '1 1 160px' }}
      />
      {usualDays.map((days) => (
        <Chip
          key={days}
          label={translate(`panel.quickVisit.inDays.${days}`)}
          variant={draft.nextOn === dayAfter(days) ? 'filled' : 'outlined'}
          aria-pressed={draft.nextOn === dayAfter(days)}
          onClick={() => patch({ nextOn: draft.nextOn === dayAfter(days) ? null : dayAfter(days) })}
          sx={{ height: 36 }}
        />
      ))}
    </Box>
  );
}
