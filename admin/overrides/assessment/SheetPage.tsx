import Edit from '@mui/icons-material/EditOutlined';
import History from '@mui/icons-material/History';
import { Alert, Box, Button, Stack } from '@mui/material';
import { LinkBase, ResourceContextProvider, useGetRecordId, useLocation, useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { Missing } from '../../generate/Missing.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { ResourceCrumb } from '../../generate/ResourceCrumb.tsx';
import { ShowPage } from '../../generate/ShowPage.tsx';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { formatDate, formatPeriod } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { AppealList } from './AppealList.tsx';
import { Comparison } from './Comparison.tsx';
import { SheetPrint } from './PaperLink.tsx';
import { SelfReviewCard } from './SelfReviewCard.tsx';
import { sheetQuery } from './sheetDocuments.ts';
import { nameIn, type Sheet } from './sheetQuery.ts';
import { SheetSummary } from './SheetSummary.tsx';
import { SheetTable } from './SheetTable.tsx';
import { Siblings } from './Siblings.tsx';
import { useRatingDraft } from './useRatingDraft.ts';

/** An assessment sheet as on paper, but live: figures that open their records, points that move the total while they are typed. */
export function SheetPage() {
  const asked = new URLSearchParams(useLocation().search);
  // the fields and the history of the row itself are the generated page's
  return asked.has('tab') ? <ShowPage /> : <LoadedSheet beside={asked.get('beside')} />;
}

interface Beside {
  /** The sheet that this one is compared with. */
  readonly beside: string | null;
}

function LoadedSheet({ beside }: Beside) {
  const translate = useTranslate();
  const id = String(useGetRecordId());
  const { data, error } = useAnswer<{ readonly assessmentSheet: Sheet | null }>(sheetQuery, { id });
  if (error) return <Missing error={error} />;
  if (!data) return null;
  if (!data.assessmentSheet) return <Missing error={new Error(translate('panel.error.notFound'))} />;
  return <SheetView key={id} sheet={data.assessmentSheet} beside={beside} />;
}

function SheetView({ sheet, beside }: { readonly sheet: Sheet } & Beside) {
  const draft = useRatingDraft(sheet);
  return (
    <ResourceContextProvider value="assessmentSheets">
      <SheetHead sheet={sheet} />
      <Notices sheet={sheet} />
      <SheetSummary sheet={sheet} draft={draft} />
      <SheetTable sheet={sheet} draft={draft} />
      {beside && <Comparison sheet={sheet} beside={beside} />}
      <Box
        sx={{
          display: 'grid',
          alignItems: 'start',
          gap: 2,
          mt: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <AppealList sheet={sheet} />
        <SelfReviewCard sheet={sheet} />
        <Siblings sheet={sheet} beside={beside} />
      </Box>
    </ResourceContextProvider>
  );
}

/** Steps of the sheet that counts. */
const AGREED: ReadonlySet<string> = new Set(['confirmAssessment', 'closeAssessment']);

function SheetHead({ sheet }: { readonly sheet: Sheet }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { verbs, operations, name, history } = useResourceModel();
  const title = translate('panel.assessment.title', { name: nameIn(sheet.specialist, locale), period: formatPeriod(sheet.period, locale) });
  // an appeal is made on its line
  const onSheet = verbs.filter(
    (verb) => verb.onRow && verb.operation.name !== 'appealAssessment' && !(sheet.isShadow && AGREED.has(verb.operation.name)),
  );
  return (
    <PageHead
      title={title}
      above={<ResourceCrumb />}
      below={<Facts sheet={sheet} />}
      actions={
        <>
          <VerbButtons verbs={onSheet} row={sheet} />
          {operations.update && (
            <Button variant="outlined" startIcon={<Edit />} component={LinkBase} to={`/${name}/${sheet.id}`}>
              {translate('panel.assessment.editRemark')}
            </Button>
          )}
          <SheetPrint sheet={sheet} />
          <Button startIcon={<History />} component={LinkBase} to={`/${name}/${sheet.id}/show?tab=${history ? 'history' : 'details'}`}>
            {translate(history ? 'panel.history.title' : 'panel.show.details')}
          </Button>
        </>
      }
    />
  );
}

function Facts({ sheet }: { readonly sheet: Sheet }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const resource = useResourceModel();
  const facts = [
    nameIn(sheet.template, locale),
    nameIn(sheet.orgUnit, locale),
    sheet.revision > 1 ? translate('panel.assessment.revision', { revision: sheet.revision }) : '',
    sheet.dueOn && sheet.status !== 'CLOSED' ? translate('panel.assessment.dueOn', { on: formatDate(sheet.dueOn, locale) }) : '',
  ];
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5, mt: 0.75, color: 'text.secondary' }}>
      {['status', 'grade'].map((field) => {
        const model = fieldNamed(resource, field);
        return model && sheet[field] ? <FieldValue key={field} field={model} row={sheet} /> : null;
      })}
      <Box component="span">{facts.filter(Boolean).join(' · ')}</Box>
    </Stack>
  );
}

/** What somebody should know before they read a figure. */
function Notices({ sheet }: { readonly sheet: Sheet }) {
  const translate = useTranslate();
  const isStale = sheet.lines.nodes.some(({ ratings }) => ratings.nodes.some(({ points, isCounted }) => points !== null && !isCounted));
  const notices = [
    sheet.isShadow && (['info', 'panel.assessment.shadow'] as const),
    isStale && sheet.status !== 'CLOSED' && (['warning', 'panel.assessment.stale'] as const),
    sheet.isSourceChanged && (['warning', 'panel.assessment.sourceChanged'] as const),
    sheet.weightPolicy === 'AS_PRINTED' && Number(sheet.template?.weightSum) < 1 && (['info', 'panel.assessment.shortWeights'] as const),
  ].filter((notice) => notice !== false);
  const percent = String(Number(sheet.template?.weightSum ?? 0) * 100);
  return notices.map(([severity, key]) => (
    <Alert key={key} severity={severity} sx={{ mb: 1.5 }}>
      {translate(key, { percent: Number(percent).toFixed(0) })}
    </Alert>
  ));
}
