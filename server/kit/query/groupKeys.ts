import { invalid } from '../errors.ts';
import { isReference, type Entity, type Registry } from '../field/index.ts';

/** What dates are grouped by; a group is named by the first day of its span, weeks by their Monday. */
export type Grain = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** What rows are grouped by: a field at the end of a path of to-one relations; a relation itself is its `id`. */
export interface GroupKey {
  readonly path: readonly string[];
  /** For dates and instants. */
  readonly grain?: Grain;
}

/** `groupBy` as it comes: `{ tier: true, signedOn: MONTH, account: { tier: true } }`, `{ specialist: {} }` for the relation. */
export type GroupInput = Readonly<Record<string, unknown>>;

/** Each a column of the grouping, and each path possibly a join. */
const MAX_KEYS = 10;

/** The keys of all entries, in their order. @throws VALIDATION_FAILED for too many, or one field in two grains */
export function groupKeys(registry: Registry, entity: Entity, entries: readonly GroupInput[]): GroupKey[] {
  const byPath = new Map<string, GroupKey>();
  for (const key of entries.flatMap((entry) => keysIn(registry, entity, entry, []))) {
    const known = byPath.get(key.path.join('.'));
    if (known && known.grain !== key.grain) throw invalid(`groupBy.${key.path.join('.')}`, 'TWO_GRAINS');
    byPath.set(key.path.join('.'), key);
  }
  if (byPath.size > MAX_KEYS) throw invalid('groupBy', 'TOO_MANY', { max: MAX_KEYS });
  return [...byPath.values()];
}

function keysIn(registry: Registry, entity: Entity, input: GroupInput, above: readonly string[]): GroupKey[] {
  return Object.entries(input).flatMap(([name, wanted]) => {
    // neither null nor false names a key
    if (!wanted) return [];
    const path = [...above, name];
    const field = entity.fields.get(name)!;
    if (!isReference(field)) return wanted === true ? [{ path }] : [{ path, grain: wanted as Grain }];
    const isItself = Object.keys(wanted).length === 0;
    return isItself ? [{ path: [...path, 'id'] }] : keysIn(registry, registry.target(field), wanted as GroupInput, path);
  });
}
