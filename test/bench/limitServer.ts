/** The limit: one hand-written statement per operation, its JSON text piped through. No GraphQL, no row-level security, no checks. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import type { OperationName } from './operations.ts';
import { handWritten, type HandWritten, type Keys, type ViewerName } from './statements.ts';

const CONNECTIONS = 4;

interface Lane {
  readonly client: Client;
  busy: number;
}

const [url = '', keys = '{}'] = process.argv.slice(2);
const known = JSON.parse(keys) as Keys;
const statements = new Map<string, HandWritten | undefined>();
const lanes = await Promise.all(Array.from({ length: CONNECTIONS }, open));

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    answer(request.url ?? '').then(
      (body) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

async function open(): Promise<Lane> {
  const client = new Client({ connectionString: url, pipeline: true } as never);
  await client.connect();
  return { client, busy: 0 };
}

/** `/list/manager`; the least busy connection takes it. */
async function answer(path: string): Promise<string> {
  const statement = statements.get(path) ?? written(path);
  if (!statement) throw new Error(`No statement for ${path}`);
  const lane = lanes.reduce((least, other) => (other.busy < least.busy ? other : least));
  lane.busy += 1;
  try {
    const { rows } = await lane.client.query<{ body: string }>({ name: path, text: statement.text, values: [...statement.values] });
    return rows[0]!.body;
  } finally {
    lane.busy -= 1;
  }
}

function written(path: string): HandWritten | undefined {
  const [, operation, viewer] = path.split('/');
  const statement = handWritten(operation as OperationName, viewer as ViewerName, known);
  statements.set(path, statement);
  return statement;
}
