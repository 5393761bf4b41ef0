import { Box, Button, Chip, Link, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import { fieldNamed, resourceNamed } from '../../generate/model.ts';
import { formatDateTime } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { addDays } from '../../generate/calendar/workDays.ts';
import { Section } from './Section.tsx';

const tokensQuery = /* GraphQL */ `
  query ownTokens($owner: ID!, $since: Date!) {
    apiTokens(where: { owner: { id: { eq: $owner } }, revokedAt: { isNull: true } }, orderBy: [{ expiresAt: ASC }], first: 20) {
      totalCount
      nodes {
        id
        name
        kind
        prefix
        lastFour
        scopes
        deniedFields
        ipAllowList
        ratePerMinute
        maxFirst
        maxCost
        expiresAt
        lastUsedAt
        partner {
          id
          name: code
        }
        orgUnits(first: 10) {
          nodes {
            id
            name
          }
        }
        accounts(first: 10) {
          totalCount
        }
        usageAggregate(where: { day: { gte: $since } }) {
          sum {
            queries
            rows
            denied
          }
        }
      }
    }
  }
`;

interface Token {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly prefix: string | null;
  readonly lastFour: string | null;
  readonly scopes: readonly string[];
  readonly deniedFields: readonly string[] | null;
  readonly ipAllowList: readonly string[] | null;
  readonly ratePerMinute: number;
  readonly maxFirst: number | null;
  readonly maxCost: number | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly partner: { readonly name: string } | null;
  readonly orgUnits: { readonly nodes: readonly { readonly id: string; readonly name: string }[] };
  readonly accounts: { readonly totalCount: number };
  readonly usageAggregate: readonly {
    readonly sum: { readonly queries: string | null; readonly rows: string | null; readonly denied: string | null };
  }[];
}

interface Answer {
  readonly apiTokens: { readonly totalCount: number; readonly nodes: readonly Token[] };
}

/** Days of use that are added up. */
const DAYS = 30;

/** The viewer's own tokens: what each may do, until when, and what it has done. */
export function OwnTokens() {
  const translate = useTranslate();
  const { today, rootFields } = usePanel();
  const { viewer } = useSession();
  const { data, error } = useAnswer<Answer>(tokensQuery, { owner: viewer.id, since: addDays(today, -DAYS) });
  const nodes = data?.apiTokens.nodes ?? [];
  const mayIssue = rootFields.has('createApiToken');
  return (
    <Section title={translate('panel.developers.tokens.title')} about={translate('panel.developers.tokens.about')}>
      {error && <Typography role="alert">{translate(error.message, { _: error.message })}</Typography>}
      {data && nodes.length === 0 && (
        <Typography>{translate(mayIssue ? 'panel.developers.tokens.none' : 'panel.developers.tokens.noneIssued')}</Typography>
      )}
      {nodes.map((token) => (
        <OneToken key={token.id} token={token} />
      ))}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {mayIssue && (
          <Button component={LinkBase} to="/apiTokens/create" variant="contained">
            {translate('panel.developers.tokens.create')}
          </Button>
        )}
        <Button component={LinkBase} to="/apiTokens" variant="outlined">
          {translate('panel.developers.tokens.all')}
        </Button>
      </Box>
    </Section>
  );
}

function OneToken({ token }: { readonly token: Token }) {
  return (
    <Box component="article" aria-label={token.name} sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
      <Typography component="h3" variant="h3" sx={{ mb: 0.5 }}>
        <Link component={LinkBase} to={`/apiTokens/${token.id}/show`} underline="hover">
          {token.name}
        </Link>{' '}
        <Box component="code" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {token.prefix}…{token.lastFour}
        </Box>
      </Typography>
      <Box component="dl" sx={facts}>
        <TokenFacts token={token} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 1 }}>
        {token.scopes.map((scope) => (
          <Chip key={scope} size="small" label={scope} />
        ))}
      </Box>
    </Box>
  );
}

const facts = {
  m: 0,
  display: 'grid',
  columnGap: 2,
  rowGap: 0.5,
  gridTemplateColumns: { xs: '1fr', sm: 'max-content 1fr', lg: 'max-content 1fr max-content 1fr' },
  '& dt': { color: 'text.secondary' },
  '& dd': { m: 0, overflowWrap: 'anywhere' },
} as const;

/** By the labels that its form has. */
function TokenFacts({ token }: { readonly token: Token }) {
  const translate = useTranslate();
  const label = useLabels();
  const model = usePanel();
  const resource = resourceNamed(model, 'apiTokens');
  const told = (name: string): string => label(fieldNamed(resource, name)?.label) || name;
  const kind = fieldNamed(resource, 'kind')?.options.find(({ value }) => value === token.kind);
  const none = translate('panel.developers.tokens.unlimited');
  const listed = (values: readonly string[] | null) => (values?.length ? values.join(', ') : none);
  const { queries, rows, denied } = token.usageAggregate[0]?.sum ?? {};
  const lines: readonly (readonly [string, string])[] = [
    [told('kind'), label(kind?.label) || token.kind],
    [told('expiresAt'), token.expiresAt ? formatDateTime(token.expiresAt, model.timeZone) : '—'],
    [told('partner'), token.partner?.name ?? none],
    [told('orgUnits'), listed(token.orgUnits.nodes.map(({ name }) => name))],
    [told('accounts'), token.accounts.totalCount > 0 ? String(token.accounts.totalCount) : none],
    [told('deniedFields'), token.deniedFields?.length ? token.deniedFields.join(', ') : translate('panel.developers.tokens.noField')],
    [told('ipAllowList'), listed(token.ipAllowList)],
    [told('ratePerMinute'), String(token.ratePerMinute)],
    [told('maxFirst'), token.maxFirst === null ? translate('panel.developers.tokens.asKind') : String(token.maxFirst)],
    [told('maxCost'), token.maxCost === null ? translate('panel.developers.tokens.asKind') : String(token.maxCost)],
    [told('lastUsedAt'), token.lastUsedAt ? formatDateTime(token.lastUsedAt, model.timeZone) : '—'],
    [
      translate('panel.developers.tokens.use', { days: DAYS }),
      translate('panel.developers.tokens.used', { queries: queries ?? 0, rows: rows ?? 0, denied: denied ?? 0 }),
    ],
  ];
  return lines.map(([name, value]) => [<dt key={`${name}.`}>{name}</dt>, <dd key={name}>{value}</dd>]);
}
