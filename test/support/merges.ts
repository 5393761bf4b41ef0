import { createHash, randomUUID } from 'node:crypto';
import { withClient } from '../../server/database/database.ts';
import { entities } from '../../server/entities/index.ts';
import { Registry } from '../../server/kit/field/index.ts';
import type { Client, GraphQLAnswer } from './client.ts';
import { startServer, type TestServer } from './server.ts';
import { rowsOf } from './tokens.ts';

const MERGE = `mutation($id: ID!, $input: MergeAccountInput!, $version: Int) { mergeAccount(id: $id, input: $input, expectedVersion: $version) {
  id name creditCode remark shortName formerly tags version } }`;
export const PREVIEW = `query($id: ID!, $other: ID!) { mergeAccountPreview(id: $id, otherId: $other) {
  following { noun field count staysBehind messageZh } obstacles { messageZh messageEn } notes { messageZh } } }`;

export interface Account {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly version: number;
}

export interface Told {
  readonly following: readonly { readonly noun: string; readonly field: string; readonly count: number; readonly staysBehind: boolean }[];
  readonly obstacles: readonly { readonly messageZh: string; readonly messageEn: string }[];
  readonly notes: readonly { readonly messageZh: string }[];
}

export type Merged = GraphQLAnswer<{ mergeAccount: Record<string, unknown> }>;

interface MergeOptions {
  readonly input?: object;
  readonly version?: number;
  readonly client?: Client;
  readonly headers?: Readonly<Record<string, string>>;
}

export const REGISTRY = new Registry(Object.values(entities));

/** The server with who merges accounts there, and who may not. */
export class MergeStage {
  readonly server: TestServer;
  readonly admin: Client;
  readonly east: Client;
  readonly south: Client;
  readonly li: Client;
  readonly liId: string;
  private readonly stageId: string;

  private constructor(server: TestServer, [admin, east, south, li]: readonly Client[], [liId, stageId]: readonly string[]) {
    this.server = server;
    [this.admin, this.east, this.south, this.li] = [admin!, east!, south!, li!];
    [this.liId, this.stageId] = [liId!, stageId!];
  }

  static async open(): Promise<MergeStage> {
    const server = await startServer();
    const clients = await Promise.all(['admin', 'manager-east', 'manager-south', 'specialist-li'].map((name) => server.as(name)));
    const [person] = await rowsOf<{ id: string }>(server, "select id from app_user where username = 'specialist-li'");
    const [stage] = await rowsOf<{ id: string }>(server, 'select id from development_stage order by code limit 1');
    return new MergeStage(server, clients, [person!.id, stage!.id]);
  }

  rows<T extends object>(query: string, values: readonly unknown[] = []): Promise<T[]> {
    return rowsOf<T>(this.server, query, values);
  }

  /** An account of the department of who creates it. */
  account(input: object = {}, client = this.east): Promise<Account> {
    const usual = { name: `合并试${randomUUID().slice(0, 8)}`, tier: 'KEY', stageId: this.stageId };
    return this.create<Account>(client, 'Account', { ...usual, ...input }, 'id code name version');
  }

  async create<T = { readonly id: string }>(client: Client, noun: string, input: object, selection = 'id'): Promise<T> {
    const mutation = `mutation($input: ${noun}CreateInput!) { made: create${noun}(input: $input) { ${selection} } }`;
    return (await client.data<{ made: T }>(mutation, { input })).made;
  }

  merge(keeps: string, gives: string, { input = {}, version, client = this.east, headers = {} }: MergeOptions = {}): Promise<Merged> {
    return client.ask(MERGE, { id: keeps, input: { otherId: gives, ...input }, version }, headers);
  }

  async preview(keeps: string, gives: string): Promise<Told> {
    return (await this.east.data<{ mergeAccountPreview: Told }>(PREVIEW, { id: keeps, other: gives })).mergeAccountPreview;
  }

  /** One mark over every cell of every noun. */
  async mark(): Promise<string> {
    const hash = createHash('sha256');
    await withClient(this.server.databaseUrl, async (client) => {
      for (const { table } of REGISTRY.entities) {
        const { rows } = await client.query<{ mark: string }>(
          `select md5(coalesce(string_agg(t::text, '|' order by t.id), '')) as mark from "${table}" t`,
        );
        hash.update(rows[0]!.mark);
      }
    });
    return hash.digest('hex');
  }
}
