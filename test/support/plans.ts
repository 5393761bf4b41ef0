import { Client } from 'pg';
import type { Read } from './statements.ts';

/** A node of a plan that PostgreSQL has run. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** After five executions with the values known, PostgreSQL may plan a prepared statement without them. */
const EXECUTIONS_BEFORE = 6;

/** The plan that a read is run by at its seventh execution on one connection, under the session that it was sent with. */
export async function seventhPlan(url: string, { session, statement }: Read): Promise<PlanNode> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const settings = [['role', session.role], ...Object.entries(session.variables)];
    for (const [name, value] of settings) await client.query('select set_config($1, $2, true)', [name, value]);
    await client.query(`prepare planned as ${statement.text}`);
    const execute = `execute planned(${statement.values.map(literal).join(', ')})`;
    for (let run = 0; run < EXECUTIONS_BEFORE; run += 1) await client.query(execute);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (analyze, timing off, format json) ${execute}`);
    return rows[0]!['QUERY PLAN'][0].Plan;
  } finally {
    await client.end();
  }
}

/** The node and all below it. */
export function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** How many rows of its table a scan looked at. */
export function rowsRead(node: PlanNode): number {
  const each = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return node['Relation Name'] ? Math.round(each * node['Actual Loops']) : 0;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const text = Array.isArray(value) ? `{${value.map((item) => JSON.stringify(item)).join(',')}}` : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}
