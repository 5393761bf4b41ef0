import { readFileSync } from 'node:fs';

import { SystemGuard } from '../../server/access/system.ts';
import { sheets } from '../../server/actions/imports/index.ts';
import { assemble, type Core } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { importTable, previewTable, type ImportResult, type Progress } from '../../server/kit/import/importTable.ts';
import { readTable, type Table } from '../../server/kit/import/table.ts';
import { raw, type Sql } from '../../server/kit/query/sql.ts';
import { DEMO_NOW } from './template.ts';

export type SheetName = keyof typeof sheets;

/** Sheets of which a department's file stands among the samples. */
export type SampleName = Extract<SheetName, 'account' | 'visit' | 'need'>;

/** Tables that an import writes to. */
const WRITTEN = ['account', 'visit', 'need', 'account_assignment', 'region', 'dictionary_item'];

/** Imports into a test database, and looks at what has become of it. */
export class Importer {
  private readonly core: Core;

  private constructor(core: Core) {
    this.core = core;
  }

  static async on(databaseUrl: string): Promise<Importer> {
    return new Importer(await assemble(readConfig({ DEMO: '1', NOW: DEMO_NOW }), databaseUrl));
  }

  run(name: SheetName, table: Table, onProgress: (progress: Progress) => void = () => undefined): Promise<ImportResult> {
    return importTable({ store: this.core.store, guard: new SystemGuard(), sheet: sheets[name], table, onProgress });
  }

  /** What would become of a table whose records are looked at so many at a time. */
  preview(name: SheetName, table: Table, batch?: number): Promise<ImportResult> {
    return previewTable({ store: this.core.store, guard: new SystemGuard(), sheet: sheets[name], table, ...(batch && { batch }) });
  }

  /** Changes with anything that an import could change. */
  async state(): Promise<unknown> {
    const parts = WRITTEN.map((table) => `select '${table}' as name, count(*), sum(version), max(updated_at) from ${table}`);
    return this.core.query(raw(`${parts.join(' union all ')} order by 1`));
  }

  async row(statement: Sql): Promise<Record<string, unknown> | undefined> {
    return (await this.core.query<Record<string, unknown>>(statement))[0];
  }

  close(): Promise<void> {
    return this.core.close();
  }
}

export function sample(name: SampleName): Table {
  return readTable(readFileSync(`test/samples/${name}s.csv`));
}

/** A table as a spreadsheet would save it. */
export function tableOf(...lines: readonly string[]): Table {
  return readTable(Buffer.from(lines.join('\r\n')));
}
