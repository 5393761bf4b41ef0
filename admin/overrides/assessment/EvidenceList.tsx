import { Box, Link, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { fieldNamed, type ResourceModel } from '../../generate/model.ts';
import { formatDecimal } from '../../i18n/number.ts';
import { formatDate } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { evidenceQuery } from './sheetDocuments.ts';
import { type SheetLine } from './sheetQuery.ts';

interface Evidence {
  readonly id: string;
  readonly noun: string;
  readonly recordId: string;
  readonly title: string;
  readonly occurredOn: string | null;
  readonly counted: boolean;
  readonly amount: string;
  readonly excludeReason: string | null;
}

interface Answer {
  readonly assessmentEvidences: { readonly totalCount: number; readonly nodes: readonly Evidence[] };
}

/** Records add groups to a figure, days at work points to a rated line. */
const AMOUNT = { counted: 'panel.assessment.groups', rated: 'panel.assessment.points' } as const;

/** The candidate records of a line, those that count before those that do not. */
export function EvidenceList({ line }: { readonly line: SheetLine }) {
  const translate = useTranslate();
  const { data } = useAnswer<Answer>(evidenceQuery, { lineId: line.id });
  const rows = data?.assessmentEvidences.nodes ?? [];
  const { resource, seen } = useSeenRecords(rows);
  if (!data) return null;
  const isCounted = (counted: boolean) => rows.filter((row) => row.counted === counted);
  return (
    <>
      {([true, false] as const).map((counted) => (
        <Box component="section" key={String(counted)} sx={{ mb: 2.5 }}>
          <Typography component="h3" variant="h3">
            {translate(counted ? 'panel.assessment.countedRecords' : 'panel.assessment.excludedRecords', {
              count: isCounted(counted).length,
            })}
          </Typography>
          <Box
            component="ul"
            aria-label={translate(counted ? 'panel.assessment.counted' : 'panel.assessment.excluded')}
            sx={{ listStyle: 'none', p: 0, m: 0 }}
          >
            {isCounted(counted).map((row) => (
              <EvidenceRow
                key={row.id}
                row={row}
                amount={AMOUNT[line.kind === 'RATING' ? 'rated' : 'counted']}
                resource={seen.has(row.recordId) ? resource : undefined}
              />
            ))}
          </Box>
        </Box>
      ))}
      {data.assessmentEvidences.totalCount > rows.length && (
        <Typography variant="caption">
          {translate('panel.assessment.moreRecords', { count: data.assessmentEvidences.totalCount })}
        </Typography>
      )}
    </>
  );
}

/** Which of the records the viewer may still open: those of accounts that have gone elsewhere leave their name alone. */
function useSeenRecords(rows: readonly Evidence[]): { resource: ResourceModel | undefined; seen: ReadonlySet<string> } {
  const model = usePanel();
  const resource = model.resources.find(({ entity }) => entity === rows[0]?.noun);
  const text = `query($ids: [ID!]!) { rows: ${resource?.name ?? 'visits'}(where: { id: { in: $ids } }, first: 100) { nodes { id } } }`;
  const ids = rows.map(({ recordId }) => recordId);
  const { data } = useAnswer<{ readonly rows: { readonly nodes: readonly { readonly id: string }[] } }>(
    text,
    { ids },
    Boolean(resource) && ids.length > 0,
  );
  return { resource, seen: new Set(data?.rows.nodes.map(({ id }) => id)) };
}

interface EvidenceRowProps {
  readonly row: Evidence;
  /** What the amount is told with. */
  readonly amount: string;
  readonly resource: ResourceModel | undefined;
}

function EvidenceRow({ row, amount, resource }: EvidenceRowProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const label = useLabels();
  const field = fieldNamed(useResourceModel('assessmentEvidences'), 'excludeReason');
  const reason = field?.options.find(({ value }) => value === row.excludeReason)?.label;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider', alignItems: 'baseline' }}>
      <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {row.occurredOn ? formatDate(row.occurredOn, locale) : translate('panel.show.none')}
      </Box>
      <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {resource ? (
          <Link component={LinkBase} to={`/${resource.name}/${row.recordId}/show`} underline="hover">
            {row.title}
          </Link>
        ) : (
          row.title
        )}
      </Box>
      <Box
        component="span"
        sx={{ whiteSpace: 'nowrap', fontWeight: row.counted ? 600 : 400, color: row.counted ? 'text.primary' : 'warning.main' }}
      >
        {row.counted ? translate(amount, { count: formatDecimal(row.amount, locale) }) : label(reason)}
      </Box>
    </Box>
  );
}
