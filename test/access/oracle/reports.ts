import { AVAILABILITY } from './availability.ts';
import { valueIn } from './computed.ts';
import { lastWorkday } from './days.ts';
import { NEEDS } from './needReports.ts';
import { inMonth, isOfUnit, PEOPLE, PERSON, seen, sumOf, unitOf, type ReportRule, type Told } from './reportRules.ts';
import type { Rules } from './rules.ts';
import { ASSESSMENTS } from './sheets.ts';
import { STOCK } from './stockReports.ts';
import { TOURS } from './tourReports.ts';
import { VISITS } from './visitFigures.ts';
import type { WorldRow } from './world.ts';

const overdueVisits: ReportRule = {
  looksAt: { Account: ['name', 'tier', 'specialist', 'orgUnit', 'lastVisitOn', 'nextVisitDue', 'overdueVisitDays'], Visit: [], ...PEOPLE },
  asked: [{}],
  records: { account: ['code', 'name'], specialist: PERSON },
  tell: (rules, args) => {
    const entity = rules.world.registry.named('Account');
    const figure = (row: WorldRow, name: string): unknown => valueIn(rules, entity, row, entity.fields.get(name)!);
    const late = seen(rules, 'Account').filter(
      (row) => (figure(row, 'overdueVisitDays') as number) > 0 && isOfUnit(rules, args, row['orgUnit']),
    );
    const rows = late.map((row) => {
      const [lastVisitOn, dueOn] = [figure(row, 'lastVisitOn') as string, figure(row, 'nextVisitDue') as string];
      const cadenceDays = (Date.parse(dueOn) - Date.parse(lastVisitOn)) / 86_400_000;
      const overdueDays = figure(row, 'overdueVisitDays');
      return { account: row.id, tier: row['tier'], cadenceDays, lastVisitOn, dueOn, overdueDays, specialist: row['specialist'] };
    });
    return { rows, total: { overdueDays: sumOf(rows, 'overdueDays') ?? 0 } };
  },
};

const planSubmission: ReportRule = {
  looksAt: {
    MonthlyPlan: [
      'specialist',
      'period',
      'status',
      'deadline',
      'firstSubmittedAt',
      'lateWorkdays',
      'visitPlanned',
      'expansionPlanned',
      'deliveryPlanned',
    ],
    PlanItem: [],
    Specialist: ['user', 'joinedOn', 'leftOn'],
    WorkCalendarDay: ['date', 'isWorkday'],
    ...PEOPLE,
  },
  asked: [{ period: '2026-11' }, { period: '2026-12' }],
  records: { specialist: PERSON, plan: [] },
  tell: (rules, args) => {
    const plans = seen(rules, 'MonthlyPlan').filter(({ period }) => period === args['period']);
    const people = [...new Set([...inMonth(rules, args['period']!), ...plans.map(({ specialist }) => String(specialist))])];
    const rows = people
      .filter((person) => isOfUnit(rules, args, unitOf(rules, person)))
      .map((person) =>
        planRow(
          rules,
          args['period']!,
          person,
          plans.find(({ specialist }) => specialist === person),
        ),
      );
    const totals = ['lateWorkdays', 'visitPlanned', 'expansionPlanned', 'deliveryPlanned'];
    return { rows, total: Object.fromEntries(totals.map((name) => [name, sumOf(rows, name)])) };
  },
};

const workCalendarYears: ReportRule = {
  looksAt: { WorkCalendarDay: ['date', 'source'], MonthlyPlan: ['period', 'status', 'orgUnit'], OrgUnit: ['path'] },
  asked: [{}],
  records: {},
  tell: (rules, args) => {
    const years = (rows: readonly WorldRow[], field: string): string[] => rows.map((row) => String(row[field]).slice(0, 4));
    const open = seen(rules, 'MonthlyPlan').filter((plan) => plan['status'] !== 'CLOSED' && isOfUnit(rules, args, plan['orgUnit']));
    const days = (source: string): string[] =>
      years(
        seen(rules, 'WorkCalendarDay').filter((day) => day['source'] === source),
        'date',
      );
    const [plans, imported, manual] = [years(open, 'period'), days('IMPORT'), days('MANUAL')];
    // the tests' day is in November
    const inUse = new Set([rules.world.today.slice(0, 4), String(Number(rules.world.today.slice(0, 4)) + 1), ...plans]);
    const rows = [...inUse].map((year) => {
      const [officialDays, manualDays, openPlans] = [imported, manual, plans].map((all) => all.filter((each) => each === year).length);
      return { year, isOfficial: officialDays! > 0, officialDays, manualDays, openPlans };
    });
    return { rows, total: Object.fromEntries(['officialDays', 'manualDays', 'openPlans'].map((name) => [name, sumOf(rows, name) ?? 0])) };
  },
};

function planRow(rules: Rules, period: string, specialist: string, plan: WorldRow | undefined): Told {
  const entity = rules.world.registry.named('MonthlyPlan');
  const figure = (name: string): unknown => (plan ? valueIn(rules, entity, plan, entity.fields.get(name)!) : null);
  const due = new Date(`${lastWorkday(rules.world, period)}T23:59:59+08:00`).toISOString();
  const deadline = instant(plan?.['deadline']) ?? due;
  const submittedAt = instant(plan?.['firstSubmittedAt']);
  const written = (plan?.['status'] as string | undefined) ?? 'AWAITED';
  // nobody of the tests' day is later than the end of it
  const isOver = deadline < `${rules.world.today}T00:00:00.000Z`;
  const isMissing = submittedAt === null && isOver && (written === 'AWAITED' || written === 'DRAFT');
  return {
    specialist,
    deadline,
    submittedAt,
    lateWorkdays: plan?.['lateWorkdays'] ?? null,
    status: isMissing ? 'MISSING' : written,
    visitPlanned: figure('visitPlanned'),
    expansionPlanned: figure('expansionPlanned'),
    deliveryPlanned: figure('deliveryPlanned'),
    plan: plan?.id ?? null,
  };
}

function instant(value: unknown): string | null {
  return typeof value === 'string' ? new Date(value).toISOString() : null;
}

/** Every report, by its name. */
export const REPORTS: Readonly<Record<string, ReportRule>> = {
  overdueVisits,
  planSubmission,
  workCalendarYears,
  ...VISITS,
  ...ASSESSMENTS,
  ...NEEDS,
  ...TOURS,
  ...AVAILABILITY,
  ...STOCK,
};
