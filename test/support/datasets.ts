import type { TestServer } from './server.ts';
import { issueToken } from './tokens.ts';

export const DATASETS = '/bi/v1/datasets';

export type Row = Readonly<Record<string, unknown>>;

/** A dataset as JSON. */
export interface Sent {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly asOf: string;
}

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly signal?: AbortSignal;
}

/** Reads datasets of one server. */
export class Reader {
  private readonly server: TestServer;

  constructor(server: TestServer) {
    this.server = server;
  }

  /** As someone who is signed in, unpacked unless a test asks for an encoding. */
  async ask(who: string, path: string, { headers = {}, ...asked }: Asked = {}): Promise<Response> {
    const { cookie } = (await this.server.as(who)).headers;
    return fetch(`${this.server.url}${path}`, { ...asked, headers: { cookie: cookie!, 'accept-encoding': 'identity', ...headers } });
  }

  /** The body as it came, byte order mark and all. */
  async text(who: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    return Buffer.from(await (await this.ask(who, path, { headers })).arrayBuffer()).toString();
  }

  async rows(who: string, path: string): Promise<Sent> {
    const response = await this.ask(who, path);
    if (response.status !== 200) throw new Error(await response.text());
    return (await response.json()) as Sent;
  }

  /** Status, code and field errors of what must be refused. */
  async refusal(path: string, headers: Readonly<Record<string, string>> = {}): Promise<[number, string, string[]]> {
    const response = await fetch(`${this.server.url}${path}`, { headers });
    const { errors } = (await response.json()) as {
      errors: [{ extensions: { code: string; fieldErrors?: { path: string; code: string }[] } }];
    };
    const [{ extensions }] = errors;
    return [response.status, extensions.code, (extensions.fieldErrors ?? []).map(({ path: at, code }) => `${at} ${code}`)];
  }

  async biToken(more: object = {}): Promise<string> {
    return (await issueToken(this.server, { kind: 'BI', scopes: ['account:read', 'visit:read', 'product:read'], ...more })).token;
  }
}

/** Waits for what another process brings about. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
