import { usePanel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import type { Row } from '../../generate/choose.ts';
import type { PanelModel, ResourceModel, Where } from '../../generate/model.ts';
import { resourceNamed } from '../../generate/model.ts';
import { listSelection } from '../../provider/selection.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { toWhere } from '../../provider/where.ts';
import type { CalendarDay } from '../plans/workDays.ts';
import { firstDayOf, lastDayOf, shiftPeriod, WorkDays } from '../plans/workDays.ts';
import { sectionsFor, type Days, type Section } from './sections.ts';

/** Rows shown of a section; the number opens them all. */
const SHOWN = 5;

interface Answer {
  readonly totalCount: number;
  readonly nodes: readonly (Row & { readonly id: string })[];
}

/** A section with what is in it. */
export interface Filled extends Answer {
  readonly section: Section;
  readonly resource: ResourceModel;
  /** The filter of the list that the number opens. */
  readonly filter: Where;
}

/** Everything of the page, in one query that is put together from what the viewer's schema holds. */
export function useToday() {
  const model = usePanel();
  const { viewer } = useSession();
  const days = { today: model.today, yesterday: dayBefore(model.today) };
  const open = sectionsFor(model, viewer.role);
  const { text, variables } = documentOf(model, open, { days, viewerId: viewer.id });
  const { data, error } = useAnswer<Readonly<Record<string, Answer>>>(text, variables);
  const { plan, days: calendar } = (data ?? {}) as Partial<PlanAnswer>;
  const filled = data && open.map((section) => fill(section, data[section.key]!, days));
  const owed =
    plan && calendar ? { period: nextMonth(model.today), plan: plan.nodes[0] ?? null, days: new WorkDays(calendar.nodes) } : null;
  return { error, notices: data?.['notices'], sections: filled, owed };
}

/** The specialist's plan of next month; none: it has not been begun. */
export interface Owed {
  readonly period: string;
  readonly plan: {
    readonly deadline: string | null;
    readonly firstSubmittedAt: string | null;
    readonly lateWorkdays: number | null;
  } | null;
  readonly days: WorkDays;
}

interface PlanAnswer {
  readonly plan: { readonly nodes: readonly NonNullable<Owed['plan']>[] };
  readonly days: { readonly nodes: readonly CalendarDay[] };
}

function fill({ resource, ...section }: Open, { totalCount, nodes }: Answer, days: Days): Filled {
  return { section, resource, filter: section.where(days), totalCount, nodes };
}

type Open = Section & { readonly resource: ResourceModel };

/** What is not done yet comes before what is, and among that what is due first. */
const NOTICES = { doneAt: { isNull: true } };

function documentOf(model: PanelModel, open: readonly Open[], { days, viewerId }: { readonly days: Days; readonly viewerId: string }) {
  const inbox = resourceNamed(model, 'notifications');
  const parts = open.map(({ key, resource, columns }) => {
    const nodes = listSelection(model, resource, columns);
    return `${key}: ${resource.name}(where: $${key}, first: ${SHOWN}) { totalCount nodes { ${nodes} } }`;
  });
  const told = listSelection(model, inbox, [
    'kind',
    'messageZh',
    'messageEn',
    'account',
    'noun',
    'recordId',
    'dueAt',
    'readAt',
    'createdAt',
  ]);
  const notices = `notices: notifications(where: $notices, orderBy: [{ dueAt: ASC }], first: 20) { totalCount nodes { ${told} } }`;
  const declared = ['$notices: NotificationWhere', ...open.map(({ key, resource }) => `$${key}: ${resource.entity}Where`)];
  const conditions = open.map(({ key, resource, where }) => [key, toWhere(model, resource, where(days))]);
  const owed = model.rootFields.has('submitMonthlyPlan') ? planPart(days.today, viewerId) : { text: '', variables: {}, declared: [] };
  return {
    text: `query today(${[...declared, ...owed.declared].join(', ')}) { ${[notices, ...parts, owed.text].join(' ')} }`,
    variables: { notices: NOTICES, ...Object.fromEntries(conditions), ...owed.variables },
  };
}

/** Next month's plan, with the calendar that its deadline is reckoned by. */
function planPart(today: string, viewerId: string) {
  const month = today.slice(0, 7);
  return {
    declared: ['$plan: MonthlyPlanWhere', '$days: WorkCalendarDayWhere'],
    text: `plan: monthlyPlans(where: $plan, first: 1) { nodes { deadline firstSubmittedAt lateWorkdays } }
      days: workCalendarDays(where: $days, first: 100) { nodes { date isWorkday name } }`,
    variables: {
      plan: { period: { eq: nextMonth(today) }, specialist: { id: { eq: viewerId } } },
      days: { date: { gte: firstDayOf(month), lte: lastDayOf(nextMonth(today)) } },
    },
  };
}

function nextMonth(today: string): string {
  return shiftPeriod(today.slice(0, 7), 1);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
