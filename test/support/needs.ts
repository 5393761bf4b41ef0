import type { Client } from './client.ts';
import type { TestServer } from './server.ts';
import { rowsOf } from './tokens.ts';
import { codeOf, runVerb } from './verbs.ts';

/** Form E filled in, beside product and category. */
export const FORM_E = {
  quantity: '120',
  unit: '套',
  regionText: '沈阳',
  priceMin: '800',
  priceMax: '1200',
  priceUnit: 'PER_SET',
  demandReason: '扩建厂房',
};

/** What is true of the demo company's lists and rows, asked of the database. */
export class NeedWorld {
  private readonly server: TestServer;
  private readonly entries: ReadonlyMap<string, string>;

  private constructor(server: TestServer, entries: ReadonlyMap<string, string>) {
    this.server = server;
    this.entries = entries;
  }

  static async of(server: TestServer): Promise<NeedWorld> {
    const rows = await rowsOf(server, 'select dictionary, code, id from dictionary_item where deleted_at is null order by "order"');
    const entries = (rows as { dictionary: string; code: string; id: string }[]).map(
      ({ dictionary, code, id }) => [`${dictionary}.${code}`, id] as const,
    );
    return new NeedWorld(server, new Map(entries));
  }

  /** The id of an entry of a dictionary, such as `MOVE_DIRECTION.UP`. */
  entry(name: string): string {
    return this.entries.get(name)!;
  }

  /** Some category of needs. */
  get categoryId(): string {
    return [...this.entries].find(([name]) => name.startsWith('NEED_CATEGORY.'))![1];
  }

  /** A row as it stands, whole. */
  async stateOf(table: 'need' | 'need_countermeasure', id: string): Promise<unknown> {
    const [row] = await rowsOf(this.server, `select to_jsonb(t) as row from ${table} t where id = $1`, [id]);
    return row;
  }
}

export async function createdId(client: Client, noun: string, input: object): Promise<string> {
  const mutation = `mutation($input: ${noun}CreateInput!) { made: create${noun}(input: $input) { id } }`;
  return (await client.data<{ made: { id: string } }>(mutation, { input })).made.id;
}

/** Changes a row by form; the code of the refusal, or `NO_ERROR`. */
export async function changed(client: Client, noun: string, id: string, input: object): Promise<string> {
  const mutation = `mutation($id: ID!, $input: ${noun}UpdateInput!) { update${noun}(id: $id, input: $input) { id } }`;
  return codeOf(await client.ask(mutation, { id, input }));
}

/** Runs a verb; the new state, or the code of the refusal. */
export async function moved(client: Client, verb: string, id: string, input?: object): Promise<string> {
  const answer = await runVerb<{ status: string }>(client, `${verb} status`, id, input);
  return typeof answer === 'string' ? answer : answer.status;
}

export async function firstId(client: Client, query: string): Promise<string> {
  const data = await client.data<Record<string, { nodes: { id: string }[] }>>(query);
  return Object.values(data)[0]!.nodes[0]!.id;
}
