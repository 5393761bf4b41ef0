import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { formatPercent } from '../../i18n/number.ts';
import { isPoints } from './previewScore.ts';
import { isComputed, isOpenToRate, nameIn, type SheetRating } from './sheetQuery.ts';
import type { LineProps } from './SheetTable.tsx';

/** What is rated within a line: each sub-item with who is asked and their points, typed in place by whoever may. */
export function RatingRows({ sheet, line, draft }: LineProps) {
  const { rootFields } = usePanel();
  const mayRate = rootFields.has('rateAssessment') && isOpenToRate(sheet);
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 250px), 1fr))' }}>
      {line.ratings.nodes.map((rating) => (
        <Box key={rating.id} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', minWidth: 0 }}>
          {mayRate && !isComputed(rating) ? <PointsInput rating={rating} draft={draft} /> : <Points rating={rating} />}
          <Rater rating={rating} mayAsk={mayRate && !isComputed(rating) && rootFields.has('askRater')} />
        </Box>
      ))}
    </Box>
  );
}

function PointsInput({ rating, draft }: { readonly rating: SheetRating } & Pick<LineProps, 'draft'>) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const value = draft.valueOf(rating);
  const isWrong = value !== '' && !isPoints(value);
  return (
    <TextField
      label={nameIn(rating, locale)}
      value={value}
      onChange={(event) => draft.type(rating, event.target.value.trim())}
      error={isWrong}
      helperText={isWrong ? translate('panel.assessment.pointsRange') : undefined}
      slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 6, 'aria-invalid': isWrong } }}
      sx={{ width: 112, flex: 'none' }}
    />
  );
}

function Points({ rating }: { readonly rating: SheetRating }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  return (
    <Box sx={{ width: 112, flex: 'none' }}>
      <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
        {nameIn(rating, locale)}
      </Typography>
      <Box component="span" sx={{ fontWeight: 600 }}>
        {rating.points === null ? translate('panel.show.none') : String(Number(rating.points))}
      </Box>
    </Box>
  );
}

/** Who is asked, whether somebody gave the points in their place, what they said, and with what share it counts. */
function Rater({ rating, mayAsk }: { readonly rating: SheetRating; readonly mayAsk: boolean }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const label = useLabels();
  const model = useResourceModel('assessmentRatings');
  const role = fieldNamed(model, 'raterRole')?.options.find(({ value }) => value === rating.raterRole)?.label;
  const source = fieldNamed(model, 'source')?.options.find(({ value }) => value === rating.source)?.label;
  const person = rating.rater ? nameIn(rating.rater, locale) : label(role);
  const isProxy = rating.ratedBy && rating.rater && rating.ratedBy.id !== rating.rater.id;
  const parts = [
    isComputed(rating) ? label(source) : person,
    formatPercent(rating.share, locale),
    isProxy && translate('panel.assessment.proxy', { name: nameIn(rating.ratedBy, locale) }),
  ];
  return (
    <Box sx={{ minWidth: 0, pt: 0.25 }}>
      <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
        {parts.filter(Boolean).join(' · ')}
      </Typography>
      {isComputed(rating) && rating.points === null && (
        <Typography variant="caption" color="warning.main" sx={{ display: 'block' }}>
          {translate('panel.assessment.noAttendance')}
        </Typography>
      )}
      {rating.comment && (
        <Typography variant="caption" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
          {rating.comment}
        </Typography>
      )}
      {mayAsk && (
        <Box sx={{ '& .MuiButton-root': { minHeight: 26, px: 0.75, py: 0, border: 0, fontSize: '0.75rem' } }}>
          <VerbButtons verbs={model.verbs.filter(({ operation }) => operation.name === 'askRater')} row={rating} />
        </Box>
      )}
    </Box>
  );
}
