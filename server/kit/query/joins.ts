import { columnOf, type BelongsToField, type Entity } from '../field/index.ts';
import type { Compilation } from './compilation.ts';
import { fromClause, visibleRows } from './rows.ts';
import { allOf, ident, join, sql, type Sql } from './sql.ts';

/** A row of a statement: which noun's, and under which alias. */
export interface Place {
  readonly entity: Entity;
  readonly alias: string;
  /** Whether it stands behind a relation, and may be none. */
  readonly isJoined?: boolean;
}

/** The left joins behind paths of to-one relations from one row, each made once; a related row out of scope is none. */
export class Joins {
  private readonly compilation: Compilation;
  private readonly places: Map<string, Place>;
  private readonly parts: Sql[] = [];

  constructor(compilation: Compilation, root: Place) {
    this.compilation = compilation;
    this.places = new Map([['', root]]);
  }

  /** The row at the end of a path; the empty path is the root. */
  at(path: readonly string[]): Place {
    const key = path.join('.');
    const known = this.places.get(key);
    if (known) return known;
    const place = this.joined(this.at(path.slice(0, -1)), path.at(-1)!);
    this.places.set(key, place);
    return place;
  }

  /** What follows the root in the FROM clause, once all paths have been asked for. */
  sql(): Sql {
    return join(this.parts, ' ');
  }

  private joined(from: Place, name: string): Place {
    const field = from.entity.fields.get(name) as BelongsToField;
    const entity = this.compilation.registry.target(field);
    const alias = this.compilation.alias();
    const same = sql`${ident('id', alias)} = ${ident(columnOf(field), from.alias)}`;
    this.parts.push(sql`left join ${fromClause(entity, alias)} on ${allOf([same, visibleRows(this.compilation, entity, alias)])}`);
    return { entity, alias, isJoined: true };
  }
}
