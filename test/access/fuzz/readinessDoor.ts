import { hasReport, seen, type ReportRule } from '../oracle/reportRules.ts';
import type { Finding, Seat } from './suite.ts';
import { marksIn } from './unsettle.ts';

const LOOKS_AT: ReportRule['looksAt'] = {
  TourRequest: [
    'status',
    'officeContactedAt',
    'urgentReason',
    'awaits',
    'vehicle',
    'vehicleNeeded',
    'guide',
    'guideNeeded',
    'receptionist',
    'valuablesKeeper',
  ],
  RouteStop: ['route', 'stayMin'],
  Zone: ['noVisit', 'strongMagneticField'],
  TourVisitor: ['name', 'implantDeclared', 'excludedZones'],
  DepositItem: ['tagNo'],
  TourCheck: ['textZh'],
  HeadCount: ['counted'],
  TourIncident: ['visitor'],
};

const ASKED =
  'query($ids: [ID!]!) { tourReadiness(ids: $ids) { id gates met missing rows { gate standing article who missingZh missingEn } } }';

/** Tours out of sight whose readiness is told, tours in sight of which it is not, and names in it that are not the viewer's to know. */
export async function readinessFaults({ oracle: { rules }, door }: Seat): Promise<Finding> {
  const ids = rules.world.rows('TourRequest').map(({ id }) => id);
  const answer = await door({ query: ASKED, variables: { ids: ids.slice(0, 100) } });
  const isThere = hasReport(rules, { looksAt: LOOKS_AT, asked: [], records: {}, tell: () => ({ rows: [], total: {} }) });
  if (!isThere) {
    const isRefused = answer.code === 'GRAPHQL_VALIDATION_FAILED' || answer.code === 'SCOPE_MISSING';
    return {
      queries: 1,
      rows: 0,
      faults: isRefused && !marksIn(answer.body).length ? [] : [`readiness is not refused, but ${answer.code}`],
    };
  }
  const told = (answer.data as { tourReadiness: readonly { id: string }[] } | undefined)?.tourReadiness.map(({ id }) => id) ?? [];
  const own = ids.slice(0, 100).filter((id) => rules.sees('TourRequest', rules.world.row('TourRequest', id)!));
  const known = new Set(marksIn((['TourVisitor', 'Zone', 'TourCheck', 'DepositItem'] as const).flatMap((noun) => seen(rules, noun))));
  const wrong = [...own.filter((id) => !told.includes(id)), ...told.filter((id) => !own.includes(id))];
  return {
    queries: 1,
    rows: told.length,
    faults: [
      ...wrong.map((id) => `readiness of ${id}`),
      ...marksIn(answer.body)
        .filter((mark) => !known.has(mark))
        .map((mark) => `readiness: ${mark} is not the viewer's`),
    ],
  };
}
