import type { EntityName } from '../../../server/entities/index.ts';
import { inputName, type Entity, type Field, type ReferenceField } from '../../../server/kit/field/index.ts';
import type { Oracle } from '../oracle/oracle.ts';
import { knows } from '../oracle/tokens.ts';
import { DEPARTMENT_OF_NEW, isOutOfReach, mergeOf, VERBS, writes } from '../oracle/writes.ts';
import type { WorldRow } from '../oracle/world.ts';
import type { Door, DoorAnswer } from './doors.ts';
import { mergings, rowMutations, type RowMutation } from './verbs.ts';

const UNKNOWN_ID = '01900000-0000-7000-8000-000000000000';

interface Attempt {
  readonly what: string;
  readonly mutation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The input positions, one of which the refusal must name; none: the row itself is refused. */
  readonly positions?: readonly string[];
  /** A bulk operation over rows that are not there for the viewer: it finds none, and changes none. */
  readonly isVoid?: boolean;
  /** The row is not there for the viewer, and must not be known by its refusal from one that is nowhere. */
  readonly isUnseen?: boolean;
  /** Of a verb with some input: what is wrong with the input may be told first, as of any row. */
  readonly mayBeInvalid?: boolean;
}

/** Writes that one viewer must be refused: rows out of sight or out of reach, and foreign ids in every place for an id. */
export class Intruder {
  private readonly oracle: Oracle;
  private readonly door: Door;
  private inputs = new Map<string, ReadonlySet<string>>();
  private mutations: readonly RowMutation[] = [];

  constructor(oracle: Oracle, door: Door) {
    this.oracle = oracle;
    this.door = door;
  }

  /** Tries them all; answers how many there were, and those that were not refused, or refused for another reason. */
  async try({ pairs }: { pairs: boolean }): Promise<{ attempts: number; faults: string[] }> {
    await this.learnInputs();
    const attempts = this.oracle.rules.world.registry.entities.flatMap((entity) => [
      ...this.onRows(entity),
      ...this.byVerbs(entity),
      ...this.byMerging(entity),
      ...this.byAnyMutation(entity),
      ...this.withForeignIds(entity, pairs),
    ]);
    const faults: string[] = [];
    for (const attempt of attempts) {
      const answer = await this.door({ query: attempt.mutation, variables: attempt.variables });
      if (!isRefused(answer, attempt)) faults.push(`${attempt.what}: ${answer.body.slice(0, 300)}`);
    }
    return { attempts: attempts.length, faults };
  }

  private async learnInputs(): Promise<void> {
    const { data } = await this.door({ query: '{ __schema { types { name inputFields { name } } } }', variables: {} });
    const { types } = (data as { __schema: { types: { name: string; inputFields: { name: string }[] | null }[] } }).__schema;
    this.inputs = new Map(types.map(({ name, inputFields }) => [name, new Set((inputFields ?? []).map((field) => field.name))]));
    this.mutations = await rowMutations(this.door);
  }

  /** Update, delete, restore and bulk on rows that are not seen, and on seen ones that are not the viewer's to change. */
  private onRows(entity: Entity): Attempt[] {
    const { name, plural } = entity;
    const many = plural.charAt(0).toUpperCase() + plural.slice(1);
    const own = this.sample(entity, true);
    const onRow = ({ id }: WorldRow): Attempt[] => [
      ...this.ifMay(entity, 'update', `mutation($id: ID!) { update${name}(id: $id, input: {}) { id } }`, { id }),
      ...this.ifMay(entity, 'delete', `mutation($id: ID!) { delete${name}(id: $id) { id } }`, { id }),
    ];
    const attempts = [...this.sample(entity, false).flatMap(onRow).map(unseen), ...this.outOfReach(entity).flatMap(onRow)];
    const ids = [own[0]?.id ?? UNKNOWN_ID, this.sample(entity, false)[0]?.id ?? UNKNOWN_ID];
    return [
      ...attempts,
      ...this.inForeignDepartment(entity),
      ...this.ifMay(entity, 'update', `mutation($ids: [ID!]!) { bulk: update${many}(ids: $ids, input: {}) { changed failed { code } } }`, {
        ids,
      }),
      ...this.onUnseenDeleted(entity),
      ...this.byCondition(entity, many),
      ...this.ifMay(entity, 'delete', `mutation($ids: [ID!]!) { bulk: delete${many}(ids: $ids) { changed failed { code } } }`, { ids }),
    ];
  }

  private onUnseenDeleted(entity: Entity): Attempt[] {
    const { rules } = this.oracle;
    const noun = entity.name as EntityName;
    const rows = rules.world.rows(noun).filter((row) => row['deletedAt'] !== null && !rules.covers(noun, row));
    const restore = `mutation($id: ID!) { restore${noun}(id: $id) { id } }`;
    return rows.slice(0, 2).flatMap(({ id }) => this.ifMay(entity, 'delete', restore, { id }));
  }

  private byCondition(entity: Entity, many: string): Attempt[] {
    const where = { id: { in: this.sample(entity, false).map(({ id }) => id) } };
    const mutation = `mutation($where: ${entity.name}Where) { bulk: update${many}(where: $where, input: {}) { changed failed { code } } }`;
    const [attempt] = this.ifMay(entity, 'update', mutation, { where });
    return attempt && knows(this.oracle.rules.viewer, entity.name as EntityName) ? [{ ...attempt, isVoid: true }] : [];
  }

  private byVerbs(entity: Entity): Attempt[] {
    const { role } = this.oracle.rules.viewer;
    const verbs = Object.entries(VERBS).filter(([, { noun, roles }]) => noun === entity.name && roles.includes(role));
    return verbs.flatMap(([verb, { input }]) =>
      this.sample(entity, false).map(({ id }) => ({
        what: verb,
        mutation: `mutation($id: ID!) { ${verb}(id: $id${input && `, input: ${input}`}) { id } }`,
        variables: { id },
        isUnseen: true,
      })),
    );
  }

  /** A row of one's own with one out of sight, either way round, and what that would do. */
  private byMerging(entity: Entity): Attempt[] {
    const verb = mergeOf(this.oracle.rules.viewer.role, entity.name as EntityName);
    const [own, hidden] = [this.sample(entity, true)[0], this.sample(entity, false)[0]];
    if (!verb || !own || !hidden) return [];
    return mergings(verb, own.id, hidden.id).map((document) => unseen({ what: `${verb} with a row out of sight`, ...document }));
  }

  /** Whatever the schema has that works on a row of the noun, on a row out of sight. */
  private byAnyMutation(entity: Entity): Attempt[] {
    return (
      this.mutations
        // a deleted row is out of sight too, and for whoever may delete it to be restored
        .filter(({ noun, name }) => noun === entity.name && !name.startsWith('restore'))
        .flatMap((mutation) =>
          this.sample(entity, false)
            .slice(0, 1)
            .map(({ id }) => ({
              what: `${mutation.name} of a row out of sight`,
              mutation: mutation.document(id),
              variables: {},
              isUnseen: true,
              mayBeInvalid: true,
            })),
        )
    );
  }

  /** Rows that are seen, but not the viewer's to change. */
  private outOfReach(entity: Entity): WorldRow[] {
    const { viewer } = this.oracle.rules;
    return this.sample(entity, true, (row) => isOutOfReach(viewer, entity.name as EntityName, row));
  }

  /** A row like one's own, but for the department: one that is seen, and not the manager's. */
  private inForeignDepartment(entity: Entity): Attempt[] {
    const { world, viewer } = this.oracle.rules;
    const position = DEPARTMENT_OF_NEW[entity.name as EntityName];
    const [own] = this.sample(entity, true);
    const unit = world.rows('OrgUnit').find((row) => row['deletedAt'] === null && !viewer.unitIds.has(row.id));
    if (viewer.role !== 'MANAGER' || !position || !own || !unit) return [];
    const fields = [...entity.fields.values()].filter((field) => field.required && field.write !== 'never' && !field.unique);
    const input = { ...inputOf(fields, own), [position]: unit.id };
    const mutation = `mutation($input: ${entity.name}CreateInput!) { create${entity.name}(input: $input) { id } }`;
    return [{ what: `create ${entity.name} in a foreign department`, mutation, variables: { input } }];
  }

  private ifMay(entity: Entity, operation: 'update' | 'delete', mutation: string, variables: object): Attempt[] {
    const may = writes(this.oracle.rules.viewer, entity.name as EntityName, operation);
    return may ? [{ what: `${operation} ${entity.name}`, mutation, variables: { ...variables } }] : [];
  }

  /** Each reference alone, then each pair in all mixtures of own and foreign. */
  private withForeignIds(entity: Entity, pairs: boolean): Attempt[] {
    const [own] = this.sample(entity, true, (row) => this.isOpen(entity, row));
    if (!own) return [];
    return (['Create', 'Update'] as const).flatMap((use) => {
      const names = this.inputs.get(`${entity.name}${use}Input`) ?? new Set();
      const fields = [...entity.fields.values()].filter((field) => names.has(inputName(field)));
      const references = fields.filter((field): field is ReferenceField => field.kind === 'BELONGS_TO' || field.kind === 'LINKS');
      const kept = pairs ? references : [];
      const base = inputOf(use === 'Create' ? fields : kept, own);
      return mixtures(references, pairs).flatMap((foreign) => this.withForeign(entity, { use, base, own, foreign }));
    });
  }

  /** Whether a form may still change the row: what has been handed in is refused before its references are looked at. */
  private isOpen(entity: Entity, row: WorldRow): boolean {
    const { openWhile, status } = entity;
    if (!openWhile) return true;
    if (!openWhile.via) return openWhile.states!.includes(String(row[status!]));
    const whole = this.target(entity.fields.get(openWhile.via) as ReferenceField);
    const part = this.oracle.rules.world.row(whole.name as EntityName, row[openWhile.via]);
    if (!part) return false;
    return openWhile.states ? openWhile.states.includes(String(part[whole.status!])) : this.isOpen(whole, part);
  }

  private withForeign(entity: Entity, { use, base, own, foreign }: Mixture): Attempt[] {
    const ids = foreign.map((field) => this.sample(this.target(field), false)[0]?.id ?? UNKNOWN_ID);
    const replaced = foreign.map((field, index) => [inputName(field), field.kind === 'LINKS' ? [ids[index]] : ids[index]]);
    const input = { ...base, ...Object.fromEntries(replaced) };
    const idArgument = use === 'Update' ? `id: "${own.id}", ` : '';
    return [
      {
        what: `${use.toLowerCase()} ${entity.name} with foreign ${foreign.map(inputName).join(' and ')}`,
        mutation: `mutation($input: ${entity.name}${use}Input!) { ${use.toLowerCase()}${entity.name}(${idArgument}input: $input) { id } }`,
        variables: { input },
        positions: foreign.map(inputName),
      },
    ];
  }

  private target(field: ReferenceField): Entity {
    return this.oracle.rules.world.registry.target(field);
  }

  /** Some rows that the viewer sees, or some that they do not, those that are alive first. */
  private sample(entity: Entity, isSeen: boolean, isWanted: (row: WorldRow) => boolean = () => true): WorldRow[] {
    const { rules } = this.oracle;
    const rows = rules.world.rows(entity.name).filter((row) => rules.sees(entity.name as EntityName, row) === isSeen && isWanted(row));
    return rows.toSorted((one, other) => Number(one['deletedAt'] !== null) - Number(other['deletedAt'] !== null)).slice(0, 2);
  }
}

interface Mixture {
  readonly use: 'Create' | 'Update';
  readonly base: Readonly<Record<string, unknown>>;
  readonly own: WorldRow;
  readonly foreign: readonly ReferenceField[];
}

function mixtures(references: readonly ReferenceField[], isPaired: boolean): ReferenceField[][] {
  if (!isPaired) return references.map((field) => [field]);
  const pairs = references.flatMap((one, index) => references.slice(index + 1).map((other) => [one, other]));
  return [...references.map((field) => [field]), ...pairs];
}

/** An input that would make a row like this one. */
function inputOf(fields: readonly Field[], row: WorldRow): Record<string, unknown> {
  return Object.fromEntries(fields.filter(({ name }) => row[name] !== null).map((field) => [inputName(field), row[field.name]]));
}

function unseen(attempt: Attempt): Attempt {
  return { ...attempt, isUnseen: true };
}

function isRefused(
  { code, data, message = '' }: DoorAnswer,
  { positions = [], isVoid = false, isUnseen = false, mayBeInvalid = false }: Attempt,
): boolean {
  const bulk = (data as { bulk?: { changed: number; failed: unknown[] } } | null | undefined)?.bulk;
  if (bulk) return bulk.changed === 0 && bulk.failed.length > 0 !== isVoid;
  if (mayBeInvalid && code === 'VALIDATION_FAILED') return true;
  if (!positions.length) return code === 'NOT_FOUND' || (!isUnseen && code === 'FORBIDDEN');
  return code === 'FORBIDDEN' || positions.every((position) => message.includes(`"path":"${position}`));
}
