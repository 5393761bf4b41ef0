import { Big } from 'big.js';
import type { EntityName } from '../../../server/entities/index.ts';
import type { Entity, Field } from '../../../server/kit/field/index.ts';
import type { Rules } from './rules.ts';
import type { WorldRow } from './world.ts';
import { shanghaiDay } from './days.ts';

type Computation = (rules: Rules, row: WorldRow) => unknown;

const DAY_MS = 86_400_000;
const CADENCE: Readonly<Record<string, number>> = { SUPER: 14, POTENTIAL: 60 };

const lastVisitOn: Computation = ({ world }, account) => {
  const done = world.children('Visit', 'account', account.id).filter((visit) => visit['status'] === 'DONE' && visit['deletedAt'] === null);
  const days = account['deletedAt'] === null ? done.map((visit) => shanghaiDay(visit['actualEnd'] as string)) : [];
  return days.toSorted().at(-1) ?? null;
};

const nextVisitDue: Computation = (rules, account) => {
  const last = (lastVisitOn(rules, account) ?? account['assignedOn']) as string | null;
  return last && new Date(Date.parse(last) + cadence(rules, account) * DAY_MS).toISOString().slice(0, 10);
};

const overdueVisitDays: Computation = (rules, account) => {
  const due = nextVisitDue(rules, account) as string | null;
  return due ? Math.max((Date.parse(rules.world.today) - Date.parse(due)) / DAY_MS, 0) : 0;
};

const productName: Computation = ({ world }, need) => {
  const product = world.row('Product', need['product']);
  return (product?.['deletedAt'] === null ? product['nameZh'] : null) ?? need['productText'];
};

const estimatedAmount: Computation = (_rules, need) => {
  const [quantity, low, high] = [need['quantity'], need['priceMin'], need['priceMax']] as (string | null)[];
  const price = low && high ? Big(low).plus(high).div(2) : (low ?? high);
  return quantity && price ? Big(quantity).times(price).toFixed(2) : null;
};

const personName: Computation = ({ world }, specialist) => {
  const user = world.row('User', specialist['user']);
  return user?.['deletedAt'] === null ? user['name'] : null;
};

const loadIndex: Computation = (rules, specialist) => {
  const own = rules.world
    .children('Account', 'specialist', specialist['user'] as string)
    .filter((account) => account['deletedAt'] === null);
  return own.reduce((sum, account) => sum.plus(Big(30).div(cadence(rules, account))), Big(0)).toFixed(2);
};

/** The zones of a route's stops, with the stops. */
const zonesOf = ({ world }: Rules, route: WorldRow): readonly { readonly stop: WorldRow; readonly zone: WorldRow }[] =>
  world
    .children('RouteStop', 'route', route.id)
    .map((stop) => ({ stop, zone: world.row('Zone', stop['zone'])! }))
    .filter(({ stop, zone }) => stop['deletedAt'] === null && zone['deletedAt'] === null);

const anyZone =
  (field: string): Computation =>
  (rules, route) =>
    zonesOf(rules, route).some(({ zone }) => zone[field] === true);

const zoneFigure =
  (field: string, pick: (...figures: number[]) => number): Computation =>
  (rules, route) => {
    const figures = zonesOf(rules, route).flatMap(({ zone }) => (zone[field] === null ? [] : [zone[field] as number]));
    return figures.length ? pick(...figures) : null;
  };

const guideUnits: Computation = (rules, route) => {
  const workshops = zonesOf(rules, route).filter(({ zone }) => zone['kind'] === 'WORKSHOP');
  const units = workshops.map(({ zone }) => rules.world.row('OrgUnit', zone['orgUnit'])).filter((unit) => unit?.['deletedAt'] === null);
  return units.length ? [...new Set(units.map((unit) => String(unit!['name'])))].toSorted().join('、') : null;
};

const stayMinTotal: Computation = (rules, route) => zonesOf(rules, route).reduce((sum, { stop }) => sum + (stop['stayMin'] as number), 0);

const planned =
  (kind: string, typed: string): Computation =>
  ({ world }, plan) => {
    const isPart = (item: WorldRow): boolean => item['kind'] === kind && item['deletedAt'] === null;
    // what is part of a deleted plan is out of sight with it
    const items = plan['deletedAt'] === null ? world.children('PlanItem', 'plan', plan.id).filter(isPart) : [];
    return items.length ? items.reduce((sum, item) => sum + (item['groups'] as number), 0) : (plan[typed] ?? 0);
  };

const DEEDS: readonly (readonly [EntityName, (deed: WorldRow) => boolean])[] = [
  ['Visit', (deed) => deed['status'] === 'DONE'],
  ['Expansion', (deed) => deed['status'] === 'VERIFIED'],
  ['SiteDelivery', (deed) => deed['status'] === 'CONFIRMED' || deed['ruling'] === 'COUNTED'],
  ['Deal', (deed) => deed['status'] === 'SIGNED'],
];

const isDone: Computation = (rules, item) =>
  DEEDS.some(([noun, isTrue]) =>
    rules.world
      .children(noun, 'planItem', item.id)
      .some((deed) => isTrue(deed) && deed['deletedAt'] === null && !rules.isHidden(noun, deed)),
  );

const isReportedInTime: Computation = (_rules, visit) => {
  if (visit['status'] !== 'DONE' || visit['reportedAt'] === null) return null;
  return Date.parse(visit['reportedAt'] as string) - Date.parse(visit['actualEnd'] as string) <= DAY_MS;
};

/** By itself: the settings let unplanned and return visits count. */
function ownReason(visit: WorldRow): string | null {
  if (visit['mode'] === 'REMOTE') return 'REMOTE';
  return visit['summary'] ? null : 'NO_SUMMARY';
}

const excludeReason: Computation = (rules, visit) => {
  if (visit['status'] !== 'DONE') return null;
  const when = (row: WorldRow): string => `${row['actualEnd'] as string} ${row.id}`;
  const isEarlier = (other: WorldRow): boolean =>
    other['specialist'] === visit['specialist'] &&
    other['status'] === 'DONE' &&
    other['deletedAt'] === null &&
    !rules.isHidden('Visit', other) &&
    shanghaiDay(other['actualEnd'] as string) === shanghaiDay(visit['actualEnd'] as string) &&
    when(other) < when(visit) &&
    ownReason(other) === null;
  return ownReason(visit) ?? (rules.world.children('Visit', 'account', visit['account'] as string).some(isEarlier) ? 'SAME_DAY' : null);
};

const countStatus: Computation = (rules, visit) => {
  if (visit['status'] !== 'DONE') return null;
  return excludeReason(rules, visit) === null ? 'COUNTED' : 'EXCLUDED';
};

const weightSum: Computation = ({ world }, template) => {
  const indicators = world.children('AssessmentIndicator', 'template', template.id).filter((row) => row['deletedAt'] === null);
  // what is part of a deleted template is out of sight with it
  const counted = template['deletedAt'] === null ? indicators : [];
  return counted.reduce((sum, { weight }) => sum.plus(weight as string), Big(0)).toFixed(4);
};

/** Work that a closed sheet rests on is deleted or has changed; work that came to light later has a test of its own. */
const isSourceChanged: Computation = ({ world }, sheet) => {
  if (sheet['status'] !== 'CLOSED') return false;
  const lines = world.children('AssessmentLine', 'sheet', sheet.id);
  const kept = lines.flatMap(({ id }) => world.children('AssessmentEvidence', 'line', id)).filter((row) => row['deletedAt'] === null);
  return kept.some((evidence) => {
    const record = world.row(evidence['noun'] as EntityName, evidence['recordId']);
    return record?.['deletedAt'] !== null || record['version'] !== evidence['recordVersion'];
  });
};

const countOfLines =
  (isCounted: (line: WorldRow) => boolean): Computation =>
  ({ world }, taken) =>
    taken['deletedAt'] === null
      ? world.children('StockTakeLine', 'stockTake', taken.id).filter((line) => line['deletedAt'] === null && isCounted(line)).length
      : 0;

const stockDifference: Computation = (_rules, { countedQty, bookQty }) =>
  countedQty === null ? null : (countedQty as number) - (bookQty as number);

const daysLeft: Computation = ({ world }, { validTo }) =>
  validTo === null ? null : (Date.parse(validTo as string) - Date.parse(world.today)) / DAY_MS;

const pointsToNextGrade: Computation = (_rules, { percent, max, total }) => {
  if (percent === null) return null;
  const next = ['0.6', '0.8', '0.9'].find((from) => Big(percent as string).lt(from));
  return next === undefined
    ? null
    : Big(next)
        .times(max as string)
        .minus(total as string)
        .toFixed(2);
};

/** The computed fields of the specification, by noun and name. */
const COMPUTED: Readonly<Record<string, Computation>> = {
  'Account.lastVisitOn': lastVisitOn,
  'Account.nextVisitDue': nextVisitDue,
  'Account.overdueVisitDays': overdueVisitDays,
  'PlanItem.isDone': isDone,
  'Visit.isPlanned': (_rules, visit) => visit['planItem'] !== null,
  'Visit.isReportedInTime': isReportedInTime,
  'Visit.countStatus': countStatus,
  'Visit.excludeReason': excludeReason,
  'Need.productName': productName,
  'Need.estimatedAmount': estimatedAmount,
  'MonthlyPlan.visitPlanned': planned('VISIT', 'visitTyped'),
  'MonthlyPlan.expansionPlanned': planned('EXPANSION', 'expansionTyped'),
  'MonthlyPlan.deliveryPlanned': planned('DELIVERY', 'deliveryTyped'),
  'MonthlyPlan.dealPlanned': planned('DEAL', 'dealTyped'),
  'AssessmentTemplate.weightSum': weightSum,
  'StockTake.itemCount': countOfLines(() => true),
  'StockTake.countedCount': countOfLines(({ countedQty }) => countedQty !== null),
  'StockTake.differenceCount': countOfLines(({ countedQty, bookQty }) => countedQty !== null && countedQty !== bookQty),
  'StockTakeLine.difference': stockDifference,
  'AssessmentSheet.pointsToNextGrade': pointsToNextGrade,
  'AssessmentSheet.isSourceChanged': isSourceChanged,
  'Agreement.daysLeft': daysLeft,
  'Specialist.name': personName,
  'Specialist.loadIndex': loadIndex,
  'TourRoute.needsHelmet': anyZone('helmetRequired'),
  'TourRoute.needsKeeper': anyZone('strongMagneticField'),
  'TourRoute.hasClosedZone': anyZone('noVisit'),
  'TourRoute.groupLimit': zoneFigure('maxGroupSize', Math.min),
  'TourRoute.minAge': zoneFigure('minAge', Math.max),
  'TourRoute.guideUnits': guideUnits,
  'TourRoute.stayMinTotal': stayMinTotal,
  'ApiToken.token': () => null,
  'TourVisitor.idNoShown': () => null,
  'AuditEvent.at': (_rules, event) => event['createdAt'],
  'AuditEvent.seal': ({ world }, event) => world.seals.get(event.id) ?? null,
};

/** What a row has in a field, stored or computed. */
export function valueIn(rules: Rules, entity: Entity, row: WorldRow, field: Field): unknown {
  const computed = COMPUTED[`${entity.name}.${field.name}`];
  return computed ? computed(rules, row) : row[field.name];
}

function cadence({ world }: Rules, account: WorldRow): number {
  const tier = String(account['tier']);
  const settings = world.rows('Setting').filter((row) => row['orgUnit'] === null && row['deletedAt'] === null);
  const setting = settings.find((row) => row['key'] === `cadence.${tier}`)?.['value'];
  return (account['visitCadenceDays'] as number | null) ?? (typeof setting === 'number' ? setting : (CADENCE[tier] ?? 30));
}
