import type { Entity, Field } from '../field/index.ts';
import type { Guard } from '../query/guard.ts';
import type { Sql } from '../query/sql.ts';
import type { Operation } from '../schema/grants.ts';

/** The database role and settings that a viewer's transactions run under. */
export interface TransactionSession {
  readonly role: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** What the write path asks of the access layer, for one viewer. */
export interface WriteGuard extends Guard {
  readonly session: TransactionSession;
  /** What its conditions compare rows with, by the names that their places in a statement wait for. */
  readonly keys: Readonly<Record<string, unknown>>;
  readonly viewerId: string | null;
  readonly viewerUnitId: string | null;
  /** Whether nothing may be written for this viewer, whatever their rights: somebody looks with their eyes. */
  readonly isReadOnly: boolean;
  /** `verb`: rows that the viewer's verbs, or the one of that name, may work on, whether or not a form may change them. */
  rows(entity: Entity, row: string, operation?: Operation | 'verb', verb?: string): Sql;
  /** Whether the viewer's rows of the noun are confined to their own. */
  ownsRows(entity: Entity): boolean;
  mayWrite(entity: Entity, field: Field, use: 'create' | 'update'): boolean;
}
