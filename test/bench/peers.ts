import { join } from 'node:path';
import { Client } from '../support/client.ts';
import { issueToken } from '../support/tokens.ts';
import type { Asked, Operation } from './operations.ts';
import { startPostgraphile } from './postgraphile.ts';
import { startProgram, type Program } from './program.ts';
import { handWritten, type Keys, type ViewerName } from './statements.ts';
import { USERNAMES, type Database } from './world.ts';

export type PeerName = 'limit' | 'ours' | 'postgraphile';

/** A server that answers the operations. */
export interface Peer {
  readonly name: PeerName;
  readonly version: string;
  readonly program: Program;
  /** The request of an operation, one per client where clients differ; undefined for what the peer cannot do. */
  requests(operation: Operation, viewer: ViewerName): readonly HttpRequest[] | undefined;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PeerParts {
  readonly database: Database;
  /** For logs and installed packages. */
  readonly folder: string;
  /** Options of the process that serves our gateway, such as `--cpu-prof`. */
  readonly nodeArgs?: readonly string[];
}

/** Starts a peer on the database. @throws when it cannot be had, such as PostGraphile without a registry */
export function startPeer(name: PeerName, parts: PeerParts): Promise<Peer> {
  return { limit: startLimit, ours: startOurs, postgraphile: startOther }[name](parts);
}

async function startLimit({ database, folder }: PeerParts): Promise<Peer> {
  const args = [database.url, JSON.stringify(database.keys)];
  const program = await startProgram({ script: beside('limitServer.js'), args, log: join(folder, 'limit.log') });
  const requests = ({ name }: Operation, viewer: ViewerName): HttpRequest[] | undefined =>
    handWritten(name, viewer, database.keys) && [post(`/${name}/${viewer}`, {})];
  return { name: 'limit', version: 'hand-written SQL', program, requests };
}

/** As an operator starts it: no demo, both scope layers, limits and the log on. */
async function startOurs({ database, folder, nodeArgs = [] }: PeerParts): Promise<Peer> {
  const env = { PORT: '0', DATABASE_URL: database.url, DEMO: '0' };
  const log = join(folder, 'gateway.log');
  const program = await startProgram({ script: beside('../../server/main.js'), nodeArgs, env, log, cwd: folder });
  const headers = await credentials(program.port, database.keys);
  const requests = ({ ours }: Operation, viewer: ViewerName): HttpRequest[] =>
    headers[viewer].map((header) => requestOf(ours(database.keys), header));
  return { name: 'ours', version: 'this commit', program, requests };
}

async function startOther({ database, folder }: PeerParts): Promise<Peer> {
  const { program, version } = await startPostgraphile({ databaseUrl: database.url, folder });
  const requests = ({ postgraphile }: Operation, viewer: ViewerName): HttpRequest[] | undefined =>
    postgraphile && [requestOf(postgraphile(database.keys, viewer), {})];
  return { name: 'postgraphile', version, program, requests };
}

/** Tokens are limited in their rate: a BI tool in a department has one of its own. */
const BI_TOKENS = 16;

/** People sign in, BI tools have tokens. */
async function credentials(port: number, { managerId }: Keys): Promise<Record<ViewerName, readonly Record<string, string>[]>> {
  const url = `http://127.0.0.1:${port}`;
  const signedIn = new Map<string, Promise<Client>>();
  const as = (username: string): Promise<Client> => {
    const client = signedIn.get(username) ?? Client.signIn(url, username, 'zh');
    signedIn.set(username, client);
    return client;
  };
  const cookieOf = async (username: string): Promise<Record<string, string>> => ({ cookie: (await as(username)).headers.cookie! });
  const input = {
    kind: 'BI',
    ownerId: managerId,
    scopes: ['visit:read', 'account:read', 'user:read', 'orgUnit:read'],
    ratePerMinute: 6000,
  };
  const bi: Record<string, string>[] = [];
  for (let index = 0; index < BI_TOKENS; index += 1) {
    const { token } = await issueToken({ url, as }, { ...input, name: `bench ${index}` });
    bi.push({ authorization: `Bearer ${token}` });
  }
  return { specialist: [await cookieOf(USERNAMES.specialist)], manager: [await cookieOf(USERNAMES.manager)], bi };
}

function requestOf({ path, ...asked }: Asked, headers: Readonly<Record<string, string>>): HttpRequest {
  return path ? { method: 'GET', path, headers, body: '' } : post('/graphql', asked, headers);
}

function post(path: string, content: object, headers: Readonly<Record<string, string>> = {}): HttpRequest {
  return { method: 'POST', path, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(content) };
}

function beside(file: string): string {
  return join(import.meta.dirname, file);
}
