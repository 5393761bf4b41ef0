import type { Row } from '../choose.ts';
import { mergeLatest } from '../mergeLatest.ts';
import type { Latest, LatestPage, Offsets } from '../mergeLatest.ts';
import type { PanelModel, ResourceModel } from '../model.ts';
import { listSelection } from '../../provider/selection.ts';
import { toClock } from '../../i18n/time.ts';
import type { TimelineSource } from './sources.ts';

/** Entries of one page. */
export const pageSize = 15;

/** Something of a record's life; its time is the business clock's, `2026-11-23T14:35`, or the day alone. */
export type TimelineItem = Latest<TimelineSource>;

export type TimelineAnswer = Readonly<Record<string, { readonly nodes?: readonly Row[] } & Row>>;

/** Asks each source for as many rows as the page could need of it, in one request. */
export function timelineDocument(model: PanelModel, resource: ResourceModel, sources: readonly TimelineSource[], offsets: Offsets): string {
  const paged = (source: TimelineSource, where: string) =>
    `(${where}orderBy: [{ ${source.date.name}: DESC }], first: ${pageSize}, offset: ${offsets[source.key] ?? 0}) { nodes { ${selection(model, source)} } }`;
  const related = sources.flatMap((source) => (source.field ? [`${source.key}: ${source.field.name}${paged(source, dated(source))}`] : []));
  const history = sources.flatMap((source) => {
    const { tells, name } = source.target;
    if (source.field || !tells) return [];
    const ofRow = `where: { ${tells.noun}: { eq: $noun }, ${tells.id}: { eq: $recordId } }, `;
    return [`${source.key}: ${name}${paged(source, ofRow)}`];
  });
  const one = related.length > 0 ? `record: ${resource.operations.one?.name}(id: $id) { id ${related.join(' ')} }` : '';
  const declared = [...(one ? ['$id: ID!'] : []), ...(history.length > 0 ? ['$noun: String!', '$recordId: String!'] : [])];
  return `query timeline(${declared.join(', ')}) { ${one} ${history.join(' ')} }`;
}

function selection(model: PanelModel, { target, date, facts, field }: TimelineSource): string {
  const columns = field ? facts.map(({ name }) => name) : target.list;
  return listSelection(model, target, [...columns, date.name]);
}

/** What has no time yet is not part of the story. */
function dated({ date }: TimelineSource): string {
  return date.filterable && !date.required ? `where: { ${date.name}: { isNull: false } }, ` : '';
}

/** The latest of what the sources answered. */
export function mergePage(
  answer: TimelineAnswer,
  sources: readonly TimelineSource[],
  offsets: Offsets,
  timeZone: string,
): LatestPage<TimelineSource> {
  const rowsOf = ({ key, field }: TimelineSource) =>
    (field ? (answer['record']?.[key] as TimelineAnswer[string] | undefined) : answer[key])?.nodes ?? [];
  const atOf = ({ date }: TimelineSource, row: Row) => {
    const value = String(row[date.name] ?? '');
    return date.kind === 'DATE' || value === '' ? value : toClock(value, timeZone);
  };
  return mergeLatest({ sources, offsets, size: pageSize, rowsOf, atOf });
}
