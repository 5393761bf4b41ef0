import { Box, Button, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { CodeBox } from '../../app/CodeBox.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { useLabels, usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatDecimal } from '../../i18n/number.ts';
import { Examples } from './Examples.tsx';
import { FactTable } from './FactTable.tsx';
import { OwnTokens } from './OwnTokens.tsx';
import { changedSince, changeOnce, rateHeaders } from './programs.ts';
import { REFERENCE_PATH, useReference, type Reference } from './reference.ts';
import { Section } from './Section.tsx';

/** For whoever writes programs against the gateway: its addresses, their tokens, what holds, and how things are done. */
export function DevelopersPage() {
  const translate = useTranslate();
  const { rootFields } = usePanel();
  const { data, error } = useReference();
  return (
    <>
      <PageHead
        title={translate('panel.developers.title')}
        below={<Typography color="textSecondary">{translate('panel.developers.about')}</Typography>}
        actions={
          <Button component={LinkBase} to="/explorer" variant="contained">
            {translate('panel.explorer.title')}
          </Button>
        }
      />
      <Addresses />
      {rootFields.has('apiTokens') && <OwnTokens />}
      <Examples />
      <HowTo />
      {error && <Typography role="alert">{translate(error.message, { _: error.message })}</Typography>}
      {data && <Limits limits={data.limits} />}
      {data && <Errors reference={data} />}
    </>
  );
}

function Addresses() {
  const translate = useTranslate();
  const { origin } = window.location;
  return (
    <Section title={translate('panel.developers.addresses.title')}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))' }}>
        <CodeBox label={translate('panel.developers.addresses.graphql')} value={`${origin}/graphql`} />
        <CodeBox label={translate('panel.developers.addresses.datasets')} value={`${origin}/bi/v1/datasets`} />
        <CodeBox label={translate('panel.developers.addresses.reference')} value={origin + REFERENCE_PATH} />
      </Box>
    </Section>
  );
}

const WAYS = ['page', 'sync', 'once', 'rate', 'language'] as const;

function HowTo() {
  const translate = useTranslate();
  const { origin } = window.location;
  const programs: Partial<Record<(typeof WAYS)[number], string>> = {
    sync: changedSince(origin, 'accounts'),
    once: changeOnce(`${origin}/graphql`),
    rate: rateHeaders,
  };
  return (
    <Section title={translate('panel.developers.ways.title')}>
      {WAYS.map((way) => (
        <Box key={way}>
          <Typography component="h3" variant="h3">
            {translate(`panel.developers.ways.${way}.title`)}
          </Typography>
          <Typography sx={{ mb: programs[way] ? 1 : 0 }}>{translate(`panel.developers.ways.${way}.text`)}</Typography>
          {programs[way] && <CodeBox label={translate('panel.developers.ways.example')} value={programs[way]} isProgram />}
        </Box>
      ))}
    </Section>
  );
}

function Limits({ limits }: Pick<Reference, 'limits'>) {
  const translate = useTranslate();
  const label = useLabels();
  const locale = usePanelLocale();
  const title = translate('panel.developers.limits.title');
  return (
    <Section title={title} about={translate('panel.developers.limits.about')}>
      <FactTable
        title={title}
        heads={[translate('panel.developers.limits.what'), translate('panel.developers.limits.most')]}
        rows={limits.map(({ key, label: name, value, unit }) => ({
          key,
          cells: [label(name), `${formatDecimal(String(value), locale)} ${label(unit)}`],
        }))}
      />
    </Section>
  );
}

function Errors({ reference: { errors, fieldErrors } }: { readonly reference: Reference }) {
  const translate = useTranslate();
  const label = useLabels();
  const [title, fields] = [translate('panel.developers.errors.title'), translate('panel.developers.errors.fields')];
  const heads = ['code', 'status', 'sentence', 'advice', 'retry'].map((head) => translate(`panel.developers.errors.${head}`));
  return (
    <Section title={title} about={translate('panel.developers.errors.about')}>
      <FactTable
        title={title}
        heads={heads}
        rows={errors.map(({ code, status, label: sentence, advice, retry }) => ({
          key: code,
          cells: [
            <code key={code}>{code}</code>,
            status,
            label(sentence),
            label(advice),
            translate(retry ? 'ra.boolean.true' : 'ra.boolean.false'),
          ],
        }))}
      />
      <Typography component="h3" variant="h3">
        {fields}
      </Typography>
      <FactTable
        title={fields}
        heads={[heads[0]!, heads[2]!]}
        rows={fieldErrors.map(({ code, label: sentence }) => ({ key: code, cells: [<code key={code}>{code}</code>, label(sentence)] }))}
      />
    </Section>
  );
}
