import type { FieldModel, ResourceModel, Where } from '../generate/model.ts';
import type { BoardDocument } from './boardDocument.ts';

/** Most groups that are read: the gateway's bound on a list. */
export const mostGroups = 100;

/** What rows are put together by: a field, and for days how long a stretch of them. */
export interface GroupKey {
  readonly field: FieldModel;
  /** `DAY`, `MONTH`, …; null for what has no stretches. */
  readonly grain: string | null;
}

/** Which rows are counted and summed up. */
export interface AggregateWish {
  readonly where: Where | undefined;
  readonly deleted: boolean;
  /** Names of the fields that are summed up. */
  readonly sums: readonly string[];
}

/** Whether the figures of a field can be added up: a quantity without a unit of its own may be tonnes here and sets there. */
export function isAddable({ kind, unit }: FieldModel): boolean {
  return kind !== 'DECIMAL' || unit !== null;
}

/** Figures over all rows that match, as one line; null where the viewer has none. */
export function totalsDocument(resource: ResourceModel, wish: AggregateWish): BoardDocument | null {
  return aggregateDocument(resource, wish, { given: '', selection: '' });
}

/** The same for each group, the fullest first; groups of days in the order of time. */
export function groupsDocument(resource: ResourceModel, wish: AggregateWish, keys: readonly GroupKey[]): BoardDocument | null {
  const by = keys.map(({ field, grain }) => `{ ${field.name}: ${field.kind === 'BELONGS_TO' ? '{ id: true }' : (grain ?? 'true')} }`);
  const group = keys.map(({ field }) => (field.kind === 'BELONGS_TO' ? `${field.name} { id }` : field.name));
  const times = keys.filter(({ grain }) => grain !== null).map(({ field }) => `{ group: { ${field.name}: ASC } }`);
  const order = [...times, '{ count: DESC }'].join(', ');
  return aggregateDocument(resource, wish, {
    given: `, groupBy: [${by.join(', ')}], orderBy: [${order}], first: ${mostGroups}`,
    selection: `group { ${group.join(' ')} } `,
  });
}

interface Grouping {
  readonly given: string;
  readonly selection: string;
}

function aggregateDocument(resource: ResourceModel, wish: AggregateWish, { given, selection }: Grouping): BoardDocument | null {
  const { aggregate } = resource.operations;
  if (!aggregate) return null;
  const figures = wish.sums.length > 0 ? ` sum { ${wish.sums.join(' ')} } avg { ${wish.sums.join(' ')} }` : '';
  const deleted = wish.deleted && aggregate.args['deleted'] ? ', deleted: ONLY' : '';
  return {
    text: `query figures($where: ${aggregate.args['where']}) { figures: ${aggregate.name}(where: $where${deleted}${given}) { ${selection}count${figures} } }`,
    variables: { where: wish.where },
  };
}
