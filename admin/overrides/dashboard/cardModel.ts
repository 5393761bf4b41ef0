import { stretch, unrelated } from '../../generate/groups/groupModel.ts';
import type { FieldModel, PanelModel, ResourceModel, Where } from '../../generate/model.ts';
import { fieldNamed, resourceNamed, whereType } from '../../generate/model.ts';
import { both, whereKey } from '../../provider/where.ts';
import type { BreakdownCard, FigureCard, Grouping, ProgressCard } from './cards.ts';
import type { Held, Moment } from './measure.ts';
import { held, listPath } from './measure.ts';
import type { Part } from './parts.ts';

/** Groups that are read of a breakdown: more would be no picture. */
const MOST_GROUPS = 40;

/** A measure under the alias that it is asked by. */
interface Asked {
  readonly alias: string;
  readonly measure: Held;
  readonly by: Grouping | null;
}

/** A card that the viewer's schema can fill. */
export interface OpenCard<Card> {
  readonly card: Card;
  readonly asked: readonly Asked[];
}

/** A number with the way to its rows. */
export interface Cell {
  /** Decimal text. */
  readonly value: string;
  readonly to: string;
}

/** A line of a card: what it is of, and its numbers. */
export interface Line {
  readonly key: string;
  /** A record's name or a plain value; null: none. */
  readonly name: string | null;
  readonly cells: readonly Cell[];
  /** Done of planned, as a fraction; null where nothing was planned, undefined where it is not asked. */
  readonly rate?: number | null;
}

export function openFigure(model: PanelModel, moment: Moment, card: FigureCard): OpenCard<FigureCard> | null {
  return opened(card, [{ alias: `figure_${card.key}`, measure: held(model, card.measure, moment), by: null }]);
}

export function openProgress(model: PanelModel, moment: Moment, card: ProgressCard): OpenCard<ProgressCard> | null {
  const asked = card.lines.flatMap(({ key, plan, done }) => [
    { alias: `${card.key}_${key}_plan`, measure: held(model, plan, moment), by: null },
    { alias: `${card.key}_${key}_done`, measure: held(model, done, moment), by: null },
  ]);
  return opened(card, asked);
}

export function openBreakdown(model: PanelModel, moment: Moment, card: BreakdownCard): OpenCard<BreakdownCard> | null {
  const asked = card.columns.map(({ key, measure, by }) => {
    const found = held(model, measure, moment);
    return { alias: `${card.key}_${key}`, measure: found && isGrouped(model, found.resource, by) ? found : null, by };
  });
  return opened(card, asked);
}

function opened<Card>(card: Card, asked: readonly (Omit<Asked, 'measure'> & { readonly measure: Held | null })[]): OpenCard<Card> | null {
  const found = asked.flatMap(({ measure, ...rest }) => (measure ? [{ ...rest, measure }] : []));
  return found.length === asked.length ? { card, asked: found } : null;
}

/** Whether the viewer's schema groups the rows by that. */
function isGrouped({ inputs }: PanelModel, { operations }: ResourceModel, { path }: Grouping): boolean {
  let type = operations.aggregate?.args['groupBy'];
  for (const step of path) {
    const field = type && inputs.get(type.replaceAll(/[![\]]/g, ''))?.get(step);
    if (!field) return false;
    ({ type } = field);
  }
  return true;
}

/** The piece of the query that a card lives by. */
export function partOf({ asked }: OpenCard<unknown>, key: string): Part {
  return {
    key,
    declared: asked.map(({ alias, measure }) => `$${alias}: ${whereType(measure.resource)}`),
    text: asked.map(textOf).join(' '),
    variables: Object.fromEntries(asked.map(({ alias, measure }) => [alias, measure.where])),
  };
}

function textOf({ alias, measure: { resource, sum }, by }: Asked): string {
  const { list, aggregate } = resource.operations;
  if (!by && !sum) return `${alias}: ${list.name}(where: $${alias}, first: 1) { totalCount }`;
  const figures = sum ? `count sum { ${sum} }` : 'count';
  if (!by) return `${alias}: ${aggregate?.name}(where: $${alias}) { ${figures} }`;
  const leaf = by.title ? [`{ id: true, ${by.title}: true }`, `{ id ${by.title} }`] : [by.grain ?? 'true', ''];
  const key = by.path.reduceRight((inner, step) => `{ ${step}: ${inner} }`, leaf[0]!);
  const group = by.path.reduceRight((inner, step) => `{ ${step} ${inner} }`, leaf[1]!);
  return `${alias}: ${aggregate?.name}(where: $${alias}, groupBy: [${key}], orderBy: [{ count: DESC }], first: ${MOST_GROUPS}) { group ${group} ${figures} }`;
}

interface GroupAnswer {
  readonly count: number;
  readonly sum?: Readonly<Record<string, string | null>>;
  readonly group?: Readonly<Record<string, unknown>>;
}

type Data = Readonly<Record<string, unknown>>;

/** The number of a figure or of one side of a line. */
export function cellOf({ alias, measure }: Asked, data: Data): Cell {
  const answer = data[alias] as { readonly totalCount: number } | readonly GroupAnswer[];
  const value = 'totalCount' in answer ? String(answer.totalCount) : valueOf(measure, answer[0]);
  return { value, to: listPath(measure) };
}

function valueOf({ sum }: Held, answer: GroupAnswer | undefined): string {
  return (sum ? answer?.sum?.[sum] : String(answer?.count ?? 0)) ?? '0';
}

/** Planned and done of each line, with the rate. */
export function progressLines({ card, asked }: OpenCard<ProgressCard>, data: Data): readonly Line[] {
  return card.lines.map(({ key }, index) => {
    const [plan, done] = [asked[2 * index]!, asked[2 * index + 1]!].map((side) => cellOf(side, data)) as [Cell, Cell];
    return { key, name: key, cells: [plan, done], rate: rateOf(plan, done) };
  });
}

/** A line for each group that any of the columns tells of. */
export function breakdownLines({ card, asked }: OpenCard<BreakdownCard>, data: Data): readonly Line[] {
  const columns = asked.map(({ alias, by }) => ({
    by: by!,
    groups: new Map((data[alias] as readonly GroupAnswer[]).map((answer) => [idOf(answer, by!), answer] as const)),
  }));
  const ids = new Map(columns.flatMap(({ by, groups }) => [...groups].map(([id, answer]) => [id, nameOf(answer, by)] as const)));
  const lines = [...ids].map(([id, name]) => {
    const cells = asked.map(({ measure, by }, index) => ({
      value: valueOf(measure, columns[index]!.groups.get(id)),
      to: listPath({ resource: measure.resource, filter: narrowed(measure.filter, by!, id) }),
    }));
    const [plan, done] = (card.rate ?? []).map((key) => cells[card.columns.findIndex((column) => column.key === key)]!);
    const line = { key: id ?? '', name, cells };
    return plan && done ? Object.assign(line, { rate: rateOf(plan, done) }) : line;
  });
  return ordered(lines, asked[0]?.by?.grain !== undefined);
}

function ordered(lines: readonly Line[], isInTime: boolean): readonly Line[] {
  if (isInTime) return lines.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return lines.toSorted((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || Number(b.cells[0]!.value) - Number(a.cells[0]!.value));
}

function rateOf(plan: Cell, done: Cell): number | null {
  return Number(plan.value) > 0 ? Number(done.value) / Number(plan.value) : null;
}

function idOf(answer: GroupAnswer, { path, title }: Grouping): string | null {
  const value = leafOf(answer, path);
  if (value === null || value === undefined) return null;
  return String(title ? (value as { readonly id: unknown }).id : value);
}

function nameOf(answer: GroupAnswer, { path, title }: Grouping): string | null {
  const value = leafOf(answer, path);
  if (value === null || value === undefined) return null;
  return String(title ? (value as Readonly<Record<string, unknown>>)[title] : value);
}

function leafOf({ group }: GroupAnswer, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[step], group);
}

/** The filter of a measure, narrowed to the rows of one group. */
function narrowed(filter: Where, { path, title, grain }: Grouping, id: string | null): Where {
  const leaf = leafWhere({ title, grain }, id);
  if (id === null && title) return { ...filter, [whereKey]: both(filter[whereKey] as Where | undefined, unrelated(path[0]!)) };
  const [first] = path;
  const isOwn = path.length === 1 && filter[first!] === undefined;
  if (isOwn || grain) return { ...filter, [first!]: leaf };
  const nested = path.reduceRight<Where>((inner, step) => ({ [step]: inner }), leaf);
  return { ...filter, [whereKey]: both(filter[whereKey] as Where | undefined, nested) };
}

function leafWhere({ title, grain }: Pick<Grouping, 'title' | 'grain'>, id: string | null): Where {
  if (id === null) return { isNull: true };
  if (title) return { id: { in: [id] } };
  return grain ? stretch(id, grain) : { eq: id };
}

/** The choice whose values a breakdown tells apart, for their labels. */
export function choiceOf(model: PanelModel, { asked }: OpenCard<BreakdownCard>): FieldModel | undefined {
  const [first] = asked;
  const field = first && fieldNamed(resourceNamed(model, first.measure.resource.name), first.by!.path[0]!);
  return field?.kind === 'CHOICE' ? field : undefined;
}
