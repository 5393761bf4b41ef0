import { Box, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { formatDate } from '../../i18n/time.ts';
import { nameIn, type Sheet, type SheetAppeal } from './sheetQuery.ts';

/** The specialist's objections and what was answered; nothing where there are none. */
export function AppealList({ sheet }: { readonly sheet: Sheet }) {
  const translate = useTranslate();
  const appeals = sheet.appeals.nodes;
  if (appeals.length === 0) return null;
  return (
    <Paper component="section" sx={{ p: 2 }}>
      <Typography component="h2" variant="h2" sx={{ mb: 1 }}>
        {translate('panel.assessment.appeals')}
      </Typography>
      {appeals.map((appeal) => (
        <Appeal key={appeal.id} appeal={appeal} />
      ))}
    </Paper>
  );
}

function Appeal({ appeal }: { readonly appeal: SheetAppeal }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const model = useResourceModel('assessmentAppeals');
  const outcome = fieldNamed(model, 'outcome');
  return (
    <Box sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {nameIn(appeal.line, locale)}
        </Box>
        {outcome && appeal.outcome && <FieldValue field={outcome} row={appeal} />}
        {!appeal.outcome && appeal.dueOn && (
          <Typography variant="caption" color="textSecondary">
            {translate('panel.assessment.answerBy', { on: formatDate(appeal.dueOn, locale) })}
          </Typography>
        )}
      </Box>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{appeal.text}</Typography>
      {appeal.answer && (
        <Typography color="textSecondary" sx={{ mt: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {translate('panel.assessment.answered', { name: nameIn(appeal.answeredBy, locale), text: appeal.answer })}
        </Typography>
      )}
      {!appeal.outcome && (
        <Box sx={{ mt: 1 }}>
          <VerbButtons verbs={model.verbs.filter(({ onRow }) => onRow)} row={appeal} />
        </Box>
      )}
    </Box>
  );
}
