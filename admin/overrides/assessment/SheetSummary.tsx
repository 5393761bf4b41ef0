import { Box, Button, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatPercent } from '../../i18n/number.ts';
import { nameIn, type Sheet } from './sheetQuery.ts';
import type { RatingDraft } from './useRatingDraft.ts';

interface SheetSummaryProps {
  readonly sheet: Sheet;
  readonly draft: RatingDraft;
}

/** The result of the sheet: it moves while points are typed, and stays in sight. */
export function SheetSummary({ sheet, draft }: SheetSummaryProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const isCalculated = sheet.max !== null;
  const shown = draft.isChanged ? draft.preview : sheet;
  const none = translate('panel.show.none');
  return (
    <Paper
      component="section"
      aria-label={translate('panel.assessment.result')}
      sx={{ p: 2, mb: 2, position: 'sticky', top: 48, zIndex: 3 }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, alignItems: 'center' }}>
        <Box role="status">
          <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
            {translate(draft.isChanged ? 'panel.assessment.totalTyped' : 'panel.assessment.total')}
          </Typography>
          <Box component="span" data-testid="sheet-total" sx={{ fontSize: '1.75rem', fontWeight: 650, lineHeight: 1.2 }}>
            {(isCalculated && shown.total) || none}
          </Box>
          <Box component="span" sx={{ ml: 1, color: 'text.secondary' }}>
            {isCalculated && translate('panel.assessment.ofMax', { max: shown.max ?? none })}
          </Box>
        </Box>
        <Figure label={translate('panel.assessment.percent')}>
          {isCalculated && shown.percent ? formatPercent(shown.percent, locale) : none}
        </Figure>
        <GradeFigure sheet={sheet} draft={draft} />
        {Number(sheet.penalty) > 0 && <Figure label={translate('panel.assessment.penalty')}>{`−${sheet.penalty}`}</Figure>}
        <SaveBar draft={draft} />
      </Box>
      {!draft.isChanged && <NextGrade sheet={sheet} />}
      {sheet.remark && <Typography sx={{ mt: 1 }}>{translate('panel.assessment.remark', { text: sheet.remark })}</Typography>}
    </Paper>
  );
}

function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box>
      <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
        {label}
      </Typography>
      <Box component="span" sx={{ fontSize: '1.1rem', fontWeight: 600 }}>
        {children}
      </Box>
    </Box>
  );
}

function GradeFigure({ sheet, draft }: SheetSummaryProps) {
  const translate = useTranslate();
  const field = fieldNamed(useResourceModel('assessmentSheets'), 'grade');
  if (!field || !sheet.grade || draft.isChanged) return null;
  return (
    <Figure label={translate('panel.assessment.grade')}>
      <FieldValue field={field} row={sheet} />
    </Figure>
  );
}

function SaveBar({ draft }: { readonly draft: RatingDraft }) {
  const translate = useTranslate();
  if (!draft.isChanged) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1, ml: { sm: 'auto' } }}>
      <Button color="inherit" onClick={draft.reset}>
        {translate('panel.assessment.discard')}
      </Button>
      <Button variant="contained" onClick={() => void draft.save()} disabled={!draft.isGood || draft.isSaving}>
        {translate('panel.assessment.saveRatings')}
      </Button>
    </Box>
  );
}

/** What the next grade takes, by each line alone. */
function NextGrade({ sheet }: { readonly sheet: Sheet }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  if (sheet.pointsToNextGrade === null) return null;
  const ways = sheet.lines.nodes
    .filter(({ needed }) => needed !== null)
    .map((line) =>
      translate(line.kind === 'RATING' ? 'panel.assessment.neededPoints' : 'panel.assessment.neededGroups', {
        name: nameIn(line, locale),
        needed: line.needed,
      }),
    );
  const gap = translate('panel.assessment.nextGrade', { points: sheet.pointsToNextGrade });
  return (
    <Typography color="textSecondary" sx={{ mt: 1 }}>
      {ways.length ? `${gap}${translate('panel.assessment.anyOf', { ways: ways.join(translate('panel.assessment.or')) })}` : gap}
    </Typography>
  );
}
