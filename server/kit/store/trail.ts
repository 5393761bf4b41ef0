import type { Choice, Entity, Field } from '../field/index.ts';
import { raw, sql, type Sql } from '../query/sql.ts';
import { uuid7 } from './uuid7.ts';
import type { Values } from './validate.ts';

/** How a write came to us; what is not known stays out. */
export interface WriteOrigin {
  readonly via: 'UI' | 'API' | 'JOB' | 'IMPORT';
  /** The API token that it came with. */
  readonly token?: string | undefined;
  readonly requestId?: string | undefined;
  readonly ip?: string | undefined;
}

/** What is done to rows, beside the verbs: the names that stand in their history. */
export const ACTIONS: readonly Choice[] = [
  { value: 'create', label: { zh: '新建', en: 'Create' }, color: 'green' },
  { value: 'update', label: { zh: '修改', en: 'Update' }, color: 'blue' },
  { value: 'delete', label: { zh: '删除', en: 'Delete' }, color: 'red' },
  { value: 'restore', label: { zh: '恢复', en: 'Restore' }, color: 'teal' },
  { value: 'taken', label: { zh: '值已被占用', en: 'Value taken' }, color: 'orange' },
  { value: 'viewAs', label: { zh: '开始以其身份查看', en: 'Viewing as began' }, color: 'grey' },
  { value: 'endViewAs', label: { zh: '结束以其身份查看', en: 'Viewing as ended' }, color: 'grey' },
];

/** A field before and after, as an input would give it: references as ids, decimals as text. */
interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

interface TrailParts {
  readonly origin: WriteOrigin;
  readonly actor: string | null;
}

/** Events per statement: only an import has more. */
const BATCH = 2000;

/** Set by every write, and told by the event itself. */
const UNTOLD: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/** Who changed what in one transaction, gathered to be written at its end. */
export class Trail {
  private readonly parts: TrailParts;
  private readonly events: object[] = [];
  /** Whether any event has been handed on to be written. */
  isWritten = false;

  constructor(parts: TrailParts) {
    this.parts = parts;
  }

  created(entity: Entity, row: Row): void {
    const fields = [...entity.fields.values()].filter((field) => !UNTOLD.has(field.name) && !field.derived && field.kind !== 'HAS_MANY');
    const changes = fields.map((field) => ({ field: field.name, before: null, after: plain(field, row[field.name]) }));
    this.add(entity, row.id, {
      action: 'create',
      changes: changes
        .filter(({ field, after }) => !isSame(entity.fields.get(field)!, null, after))
        .map((change) => forgettable(entity, change)),
    });
  }

  /** To be called before `values` are set on the row. */
  changed(entity: Entity, row: Row, values: Values, action: string): void {
    const changes = Object.entries(values).flatMap(([name, value]): Change[] => {
      const field = entity.fields.get(name)!;
      const [before, after] = [plain(field, row[name]), plain(field, value)];
      return isSame(field, before, after) ? [] : [forgettable(entity, { field: name, before, after })];
    });
    this.add(entity, row.id, { action, changes });
  }

  /** Fields of a row without their values: a refused write met one that another row has, or somebody was shown them. */
  told(entity: Entity, id: string, { action, fields }: { readonly action: string; readonly fields: readonly string[] }): void {
    this.add(entity, id, { action, changes: fields.map((field) => ({ field, before: null, after: null })) });
  }

  /** A place to come back to, should what follows be undone. */
  mark(): number {
    return this.events.length;
  }

  forgetSince(mark: number): void {
    this.events.length = mark;
  }

  /**
   * Hands the events to the database's own function: no viewer may write the audit otherwise. Marked as the last of their transaction,
   * if they are: they may travel with its commit.
   */
  statements(isLast = true): Sql[] {
    const events = this.events.splice(0);
    this.isWritten ||= events.length > 0;
    const mark = raw(isLast ? '/* last */ ' : '');
    return Array.from({ length: Math.ceil(events.length / BATCH) }, (_, index) => {
      const batch = JSON.stringify(events.slice(index * BATCH, (index + 1) * BATCH));
      return sql`${mark}select internal.record_changes(${batch}::jsonb)`;
    });
  }

  private add(entity: Entity, entityId: string, event: { action: string; changes: readonly Change[] }): void {
    const { origin, actor } = this.parts;
    this.events.push({ id: uuid7(), actor, ...origin, entity: entity.name, entityId, ...event });
  }
}

/**
 * Whether the audit, which is never changed, has a field's values in part alone: numbers of identity papers are to be forgotten with
 * the row that they stand in.
 */
export function isForgettable(field: Field): boolean {
  return 'mask' in field && field.mask === 'idNumber';
}

function forgettable(entity: Entity, { field, before, after }: Change): Change {
  return isForgettable(entity.fields.get(field)!) ? { field, before: inPart(before), after: inPart(after) } : { field, before, after };
}

function inPart(value: unknown): string | null {
  return typeof value === 'string' ? `****${value.length >= 8 ? value.slice(-4) : ''}` : null;
}

/** A value as it would stand in an input; an empty list is no value. */
export function plain(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (field.kind === 'BELONGS_TO') return idOf(value);
  if (field.kind !== 'LINKS') return value;
  return [...(value as Iterable<unknown>)].map(idOf).toSorted();
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

function isSame(field: Field, before: unknown, after: unknown): boolean {
  return comparable(field, before) === comparable(field, after);
}

/** Equal for what the database holds to be equal: "10.5" and "10.50", an empty list and none. */
export function comparable(field: Field, value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'null';
  if (field.kind === 'DECIMAL' || field.kind === 'MONEY' || field.kind === 'PERCENT') {
    return String(value)
      .replace(/^(-?)0+(?=\d)/, '$1')
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
  }
  return JSON.stringify(value);
}
