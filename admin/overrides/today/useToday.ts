import { usePanel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import type { Row } from '../../generate/choose.ts';
import type { PanelModel, ResourceModel, Where } from '../../generate/model.ts';
import { resourceNamed } from '../../generate/model.ts';
import { listSelection } from '../../provider/selection.ts';
import { toWhere } from '../../provider/where.ts';
import type { Moment } from '../dashboard/measure.ts';
import type { Part } from '../dashboard/parts.ts';
import { useDashboard } from '../dashboard/useDashboard.ts';
import { useParts } from '../dashboard/useParts.ts';
import type { CalendarDay } from '../../generate/calendar/workDays.ts';
import { firstDayOf, lastDayOf, shiftPeriod, WorkDays } from '../../generate/calendar/workDays.ts';
import { sectionsFor, type Section } from './sections.ts';

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
  const dashboard = useDashboard();
  const { moment } = dashboard;
  const open = sectionsFor(model, viewer.role);
  const owes = model.rootFields.has('submitMonthlyPlan');
  const parts = [
    noticesPart(model),
    ...open.map((section) => sectionPart(model, section, moment)),
    ...(owes ? [planPart(moment)] : []),
    ...dashboard.parts,
  ];
  const { data: answers, error, refetch } = useParts('today', parts);
  const data = answers?.data ?? {};
  const filled = open.flatMap((section) => {
    const answer = data[section.key] as Answer | undefined;
    return answer ? [fill(section, answer, moment)] : [];
  });
  const failed = open.filter(({ key }) => answers?.failed.has(key)).map(({ key }) => key);
  const notices = data['notices'] as Answer | undefined;
  return { error, notices, sections: answers ? { filled, failed } : null, owed: owedIn(data, moment), dashboard, answers, refetch };
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

function owedIn(data: Readonly<Record<string, unknown>>, { month }: Moment): Owed | null {
  const { plan, days } = data as Partial<PlanAnswer>;
  return plan && days ? { period: shiftPeriod(month, 1), plan: plan.nodes[0] ?? null, days: new WorkDays(days.nodes) } : null;
}

function fill({ resource, ...section }: Open, { totalCount, nodes }: Answer, moment: Moment): Filled {
  return { section, resource, filter: section.where(moment), totalCount, nodes };
}

type Open = Section & { readonly resource: ResourceModel };

function sectionPart(model: PanelModel, { key, resource, columns, where }: Open, moment: Moment): Part {
  return {
    key,
    declared: [`$${key}: ${resource.entity}Where`],
    text: `${key}: ${resource.name}(where: $${key}, first: ${SHOWN}) { totalCount nodes { ${listSelection(model, resource, columns)} } }`,
    variables: { [key]: toWhere(model, resource, where(moment)) },
  };
}

/** What is not done yet comes before what is, and among that what is due first. */
const NOTICES = { doneAt: { isNull: true } };

const TOLD = ['kind', 'messageZh', 'messageEn', 'account', 'noun', 'recordId', 'dueAt', 'readAt', 'createdAt'];

function noticesPart(model: PanelModel): Part {
  const told = listSelection(model, resourceNamed(model, 'notifications'), TOLD);
  return {
    key: 'notices',
    declared: ['$notices: NotificationWhere'],
    text: `notices: notifications(where: $notices, orderBy: [{ dueAt: ASC }], first: 20) { totalCount nodes { ${told} } }`,
    variables: { notices: NOTICES },
  };
}

/** Next month's plan, with the calendar that its deadline is reckoned by. */
function planPart({ month, viewerId }: Moment): Part {
  const next = shiftPeriod(month, 1);
  return {
    key: 'plan',
    declared: ['$plan: MonthlyPlanWhere', '$days: WorkCalendarDayWhere'],
    text: `plan: monthlyPlans(where: $plan, first: 1) { nodes { deadline firstSubmittedAt lateWorkdays } }
      days: workCalendarDays(where: $days, first: 100) { nodes { date isWorkday name } }`,
    variables: {
      plan: { period: { eq: next }, specialist: { id: { eq: viewerId } } },
      days: { date: { gte: firstDayOf(month), lte: lastDayOf(next) } },
    },
  };
}
