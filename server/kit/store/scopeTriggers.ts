import {
  columnOf,
  SCOPE_COLUMNS,
  type BelongsToField,
  type Entity,
  type Registry,
  type RowNames,
  type ScopeColumn,
  type ScopeSource,
} from '../field/index.ts';
import { hasScopeColumns, scopeColumn } from './columns.ts';

/**
 * The triggers by which the database itself keeps the scope columns true, whoever writes: taken from the row's own references
 * before each write, and handed down to the rows that hang on it when they change (design §5).
 * Idempotent: applied whole after the migrations.
 */
export function scopeTriggers(registry: Registry): string {
  const takers = registry.entities.filter(hasScopeColumns).map((entity) => takeTrigger(registry, entity));
  return [...takers, ...registry.entities.map((entity) => handDownTrigger(registry, entity))].join('\n');
}

/** Before a row is written its scope is computed anew, so that nobody can set it. */
function takeTrigger(registry: Registry, entity: Entity): string {
  return trigger(entity, { name: 'take_scope', moment: 'before insert or update', body: assignments(registry, entity) });
}

function assignments(registry: Registry, entity: Entity): string {
  const { via, otherwise, of, ...sources } = entity.scope;
  if (of) return namedAssignments(registry, entity, of);
  return via ? viaAssignments(registry, entity, via, otherwise) : sourceAssignments(registry, entity, sources);
}

/** From the row that is named; rows of nouns without scope leave all empty. */
function namedAssignments(registry: Registry, entity: Entity, { noun, id }: RowNames): string {
  const column = (name: string): string => `new."${columnOf(entity.fields.get(name)!)}"`;
  const targets = SCOPE_COLUMNS.map((key) => `new.${scopeColumn(key)}`).join(', ');
  const cases = registry.entities
    .filter((other) => other !== entity && hasScopeColumns(other))
    .map((other) => {
      const columns = SCOPE_COLUMNS.map((key) => parentColumn(other, key)).join(', ');
      return `when '${other.name}' then select ${columns} into ${targets} from "${other.table}" p where p.id = ${column(id)}::uuid;`;
    });
  const none = SCOPE_COLUMNS.map((key) => `new.${scopeColumn(key)} := null;`).join(' ');
  return `case ${column(noun)} ${cases.join('\n    ')} else ${none} end case;`;
}

function sourceAssignments(registry: Registry, entity: Entity, sources: ScopeSource): string {
  return SCOPE_COLUMNS.map((column) => `new.${scopeColumn(column)} := ${sourceValue(registry, entity, column, sources[column])};`).join(
    '\n  ',
  );
}

/** A reference to the scope's root is the key itself; any other reference lends its row's own key. */
function sourceValue(registry: Registry, entity: Entity, column: ScopeColumn, source: string | undefined): string {
  if (entity.scopeRoot === column) return 'new.id';
  if (!source) return 'null';
  const field = entity.fields.get(source) as BelongsToField;
  const target = registry.target(field);
  const key = `new."${columnOf(field)}"`;
  if (target.scopeRoot === column) return key;
  // the lock waits for a change of hands under way, whose cascade would not see this row yet
  return `(select p.${scopeColumn(column)} from "${target.table}" p where p.id = ${key} for share)`;
}

function viaAssignments(registry: Registry, entity: Entity, via: string, otherwise: ScopeSource = {}): string {
  const field = entity.fields.get(via) as BelongsToField;
  const parent = registry.target(field);
  const hidden = parent.scope.via ? 'coalesce(p.deleted_at, p.hidden_at)' : 'p.deleted_at';
  const key = `new."${columnOf(field)}"`;
  const columns = SCOPE_COLUMNS.map((column) => parentColumn(parent, column)).join(', ');
  const targets = SCOPE_COLUMNS.map((column) => `new.${scopeColumn(column)}`).join(', ');
  return `if ${key} is null then
    ${sourceAssignments(registry, entity, otherwise)}
    new.hidden_at := null;
  else
    select ${columns}, ${hidden} into ${targets}, new.hidden_at from "${parent.table}" p where p.id = ${key} for share;
  end if;`;
}

function parentColumn(parent: Entity, column: ScopeColumn): string {
  if (parent.scopeRoot === column) return 'p.id';
  return hasScopeColumns(parent) ? `p.${scopeColumn(column)}` : 'null::uuid';
}

/** After a row's scope has changed, or it was deleted, the rows that hang on it are touched, and take it anew. */
function handDownTrigger(registry: Registry, entity: Entity): string {
  const scope = hasScopeColumns(entity) ? SCOPE_COLUMNS.map(scopeColumn) : [];
  const watched = [...scope, 'deleted_at', ...(entity.scope.via ? ['hidden_at'] : [])];
  const changed = watched.map((column) => `old.${column} is distinct from new.${column}`).join(' or ');
  const touches = [
    ...followers(registry, entity).map(
      ({ follower, field }) => `update "${follower.table}" set "${columnOf(field)}" = new.id where "${columnOf(field)}" = new.id;`,
    ),
    ...namers(registry, entity),
  ];
  if (!touches.length) return dropTrigger(entity, 'hand_down_scope');
  return trigger(entity, { name: 'hand_down_scope', moment: 'after update', when: ` when (${changed})`, body: touches.join('\n  ') });
}

/** The nouns whose scope comes from `entity`, with the field that it comes through. */
function followers(registry: Registry, entity: Entity): { follower: Entity; field: BelongsToField }[] {
  return registry.entities.flatMap((follower) => {
    const { via, otherwise = {}, of: _of, ...sources } = follower.scope;
    const names = new Set([via, ...Object.values(sources), ...Object.values(otherwise)]);
    return [...follower.fields.values()]
      .filter((field): field is BelongsToField => field.kind === 'BELONGS_TO' && names.has(field.name))
      .filter((field) => registry.target(field) === entity && (field.name === via || lends(registry, follower, field, entity)))
      .map((field) => ({ follower, field }));
  });
}

/** Touches the rows that name a row of `entity` by noun and id. */
function namers(registry: Registry, entity: Entity): string[] {
  return registry.entities.flatMap((other) => {
    const { of } = other.scope;
    if (!of || other === entity) return [];
    const [noun, id] = [of.noun, of.id].map((name) => `"${columnOf(other.fields.get(name)!)}"`);
    return [`update "${other.table}" set ${id} = ${id} where ${noun} = '${entity.name}' and ${id} = new.id::text;`];
  });
}

/** Whether the follower copies a column of the source, rather than its id, which never changes. */
function lends(registry: Registry, follower: Entity, field: BelongsToField, source: Entity): boolean {
  const { via: _via, otherwise = {}, of: _of, ...sources } = follower.scope;
  return [sources, otherwise].some((places) =>
    SCOPE_COLUMNS.some((column) => places[column] === field.name && registry.target(field) === source && source.scopeRoot !== column),
  );
}

interface TriggerText {
  readonly name: string;
  readonly moment: string;
  readonly when?: string;
  readonly body: string;
}

/** The function runs as its owner: a viewer's rights end at the rows that they see, the truth of scope does not. */
function trigger(entity: Entity, { name, moment, when = '', body }: TriggerText): string {
  const fn = `"${entity.table}_${name}"`;
  return `create or replace function ${fn}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $scope$
begin
  ${body}
  return new;
end $scope$;
create or replace trigger "${name}" ${moment} on "${entity.table}" for each row${when} execute function ${fn}();`;
}

function dropTrigger(entity: Entity, name: string): string {
  return `drop trigger if exists "${name}" on "${entity.table}";`;
}
