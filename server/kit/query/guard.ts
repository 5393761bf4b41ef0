import type { Entity, Field } from '../field/index.ts';
import type { Sql } from './sql.ts';

/** What the read path asks of the access layer, for one viewer. */
export interface Guard {
  /** Condition on the rows of `entity`, under the alias `row`, that the viewer may see; AND-ed at every mention. Whoever asks, it names their keys and holds none. */
  rows(entity: Entity, row: string): Sql;
  /** Whether the gateway may use the field on the viewer's behalf: in free search, in a default order, unmasked in the answer. */
  mayUse(entity: Entity, field: Field, use: 'read' | 'filter' | 'sort' | 'plain'): boolean;
}

/** A guard that stands for every viewer of the same rights, so that what is compiled with it can be kept for them. */
export interface SharedGuard extends Guard {
  /** Equal for guards that answer alike. */
  readonly key: string;
}
