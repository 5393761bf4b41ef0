import { SystemGuard } from '../access/system.ts';
import { File } from '../entities/file.ts';
import { entityOf, type Registry } from '../kit/field/index.ts';
import { jsonOf } from '../kit/query/column.ts';
import { Compilation } from '../kit/query/compilation.ts';
import type { Guard } from '../kit/query/guard.ts';
import { Plan } from '../kit/query/plan.ts';
import { fromClause, visibleRows } from '../kit/query/rows.ts';
import { allOf, ident, join, sql } from '../kit/query/sql.ts';
import { idOperand } from '../kit/query/where.ts';
import type { Store } from '../kit/store/store.ts';
import type { Unit } from '../kit/store/unit.ts';

/** What is known of a file besides its bytes. */
export interface FileFacts {
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly sha256: string;
}

export type FileRow = FileFacts & { readonly id: string };

const FACTS = ['id', 'name', 'mimeType', 'sizeBytes', 'width', 'height', 'sha256'] as const;

/** The noun that files are. */
export const FILE = entityOf(File);

/** Adds files that have arrived: their uploader's until a record names them. A sweep that would remove the same bytes waits, or is waited for. */
export async function addFiles(unit: Unit, files: readonly FileFacts[]): Promise<FileRow[]> {
  for (const sha256 of [...new Set(files.map((file) => file.sha256))].toSorted()) await lockBytes(unit, sha256);
  const rows: FileRow[] = [];
  for (const file of files) rows.push({ ...file, id: await unit.add(File, { ...file }) });
  return rows;
}

/** Takes back what {@link addFiles} has added and nothing has named since. */
export async function dropFiles(store: Store, ids: readonly string[]): Promise<void> {
  await store.write(new SystemGuard(), (unit) => unit.rows(sql`delete from file where id = any(${ids}::uuid[]) and linked_at is null`));
}

/** Keeps whoever adds or removes a file of these bytes apart until the transaction ends. */
export async function lockBytes(unit: Pick<Unit, 'rows'>, sha256: string): Promise<void> {
  await unit.rows(sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`);
}

/** The statement whose `answer` tells of a file that the viewer sees, and nothing for any other. */
export function filePlan(registry: Registry, guard: Guard, id: string): Plan {
  const compilation = new Compilation({ registry, guard, fragments: {}, variables: {}, maxFirst: 1 });
  const columns = FACTS.map((name) => sql`${jsonOf(FILE.fields.get(name)!, 't')} as ${ident(name)}`);
  const rows = allOf([sql`t.id = ${idOperand(id)}::uuid`, visibleRows(compilation, FILE, 't')]);
  return new Plan(
    sql`select (select row_to_json(r)::text from (select ${join(columns, ', ')} from ${fromClause(FILE, 't')} where ${rows}) r) as answer`,
    [],
  );
}
