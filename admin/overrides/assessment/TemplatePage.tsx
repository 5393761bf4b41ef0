import { Alert, Box, Link, Paper, Stack, Typography } from '@mui/material';
import { LinkBase, ResourceContextProvider, useGetRecordId, useLocation, useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { Missing } from '../../generate/Missing.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { ResourceCrumb } from '../../generate/ResourceCrumb.tsx';
import { ShowPage } from '../../generate/ShowPage.tsx';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { formatPercent } from '../../i18n/number.ts';
import { formatDate } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { nameIn } from './sheetQuery.ts';
import { editionsQuery, templateQuery, type Edition, type Template } from './templateQuery.ts';
import { TemplateActions } from './TemplateActions.tsx';
import { WeightTable } from './WeightTable.tsx';

/** Verbs that mend weights which do not sum to 100 %: they stand beside the notice that says so. */
const FIXES: ReadonlySet<string> = new Set(['normaliseWeights', 'addMissingWeight']);

/** A template as its form: rows with weights whose sum moves while they are typed, and what is to be done where it is not 100 %. */
export function TemplatePage() {
  const { search } = useLocation();
  return new URLSearchParams(search).has('tab') ? <ShowPage /> : <LoadedTemplate />;
}

function LoadedTemplate() {
  const translate = useTranslate();
  const id = String(useGetRecordId());
  const { data, error } = useAnswer<{ readonly assessmentTemplate: Template | null }>(templateQuery, { id });
  if (error) return <Missing error={error} />;
  if (!data) return null;
  const template = data.assessmentTemplate;
  if (!template) return <Missing error={new Error(translate('panel.error.notFound'))} />;
  return (
    <ResourceContextProvider value="assessmentTemplates">
      <TemplateHead template={template} />
      <WeightNotice template={template} />
      <WeightTable key={`${template.id}/${template.weightSum}`} template={template} />
      <Editions template={template} />
    </ResourceContextProvider>
  );
}

function TemplateHead({ template }: { readonly template: Template }) {
  const locale = usePanelLocale();
  const { verbs } = useResourceModel();
  return (
    <PageHead
      title={nameIn(template, locale)}
      above={<ResourceCrumb />}
      below={<Facts template={template} />}
      actions={
        <>
          <VerbButtons verbs={verbs.filter(({ onRow, operation }) => onRow && !FIXES.has(operation.name))} row={template} />
          <TemplateActions template={template} />
        </>
      }
    />
  );
}

function Facts({ template }: { readonly template: Template }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const resource = useResourceModel();
  const facts = [
    translate('panel.assessment.edition', { edition: template.edition }),
    validityOf(template, translate, locale),
    nameIn(template.orgUnit, locale),
  ];
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5, mt: 0.75, color: 'text.secondary' }}>
      {['status', 'weightPolicy', 'planZeroPolicy', 'cap'].map((name) => {
        const field = fieldNamed(resource, name);
        return field && template[name] ? <FieldValue key={name} field={field} row={template} /> : null;
      })}
      <Box component="span">{facts.filter(Boolean).join(' · ')}</Box>
    </Stack>
  );
}

function validityOf(row: Pick<Template, 'validFrom' | 'validTo'>, translate: ReturnType<typeof useTranslate>, locale: 'zh' | 'en'): string {
  const from = formatDate(row.validFrom, locale);
  if (!row.validTo) return translate('panel.assessment.validity', { from });
  return translate('panel.assessment.validityTo', { from, to: formatDate(row.validTo, locale) });
}

/** Stands as long as the weights do not sum to 100 %, whatever has been decided about it. */
function WeightNotice({ template }: { readonly template: Template }) {
  const translate = useTranslate();
  const { verbs } = useResourceModel();
  const sum = Number(template.weightSum);
  if (sum === 1) return null;
  const percent = String(Number((sum * 100).toFixed(2)));
  const fixes = verbs.filter(({ operation }) => FIXES.has(operation.name) && (sum < 1 || operation.name === 'normaliseWeights'));
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {translate('panel.assessment.weightShort', { percent })}
      {template.weightDecision && (
        <Typography sx={{ mt: 0.5 }}>{translate('panel.assessment.weightDecision', { text: template.weightDecision })}</Typography>
      )}
      {fixes.length > 0 && (
        <>
          <Typography sx={{ mt: 0.5 }}>{translate('panel.assessment.weightFixes')}</Typography>
          <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, my: 1 }}>
            <VerbButtons verbs={fixes} row={template} />
          </Stack>
          {template.status !== 'DRAFT' && <Typography variant="caption">{translate('panel.assessment.weightFixed')}</Typography>}
        </>
      )}
    </Alert>
  );
}

/** The editions of the same form, the newest first: a fix of a published one is found here. */
function Editions({ template }: { readonly template: Template }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const status = fieldNamed(useResourceModel(), 'status');
  const { data } = useAnswer<{ readonly assessmentTemplates: { readonly nodes: readonly Edition[] } }>(editionsQuery, {
    code: template.code,
  });
  const others = data?.assessmentTemplates.nodes.filter(({ id }) => id !== template.id) ?? [];
  if (others.length === 0) return null;
  return (
    <Paper component="section" sx={{ p: 2, mt: 2 }}>
      <Typography component="h2" variant="h2" sx={{ mb: 1 }}>
        {translate('panel.assessment.editions')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {others.map((row) => (
          <Box component="li" key={row.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, py: 0.75, alignItems: 'center' }}>
            <Link component={LinkBase} to={`/assessmentTemplates/${row.id}/show`} underline="hover">
              {translate('panel.assessment.edition', { edition: row.edition })}
            </Link>
            {status && <FieldValue field={status} row={row} />}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {[validityOf(row, translate, locale), nameIn(row.orgUnit, locale), formatPercent(row.weightSum, locale)]
                .filter(Boolean)
                .join(' · ')}
            </Box>
          </Box>
        ))}
      </Box>
    </Paper>
  );
}
