import { DEMO_PASSWORD } from '../../server/demo/organisation.ts';

export interface GraphQLAnswer<T = Record<string, never>> {
  readonly status: number;
  readonly data?: T;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: {
      readonly code: string;
      readonly fieldErrors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
      readonly reasons?: readonly {
        readonly who: string | null;
        readonly what: string;
        readonly code: string;
        readonly rule: string | null;
      }[];
    };
  }[];
  /** The body as it came. */
  readonly text: string;
  readonly headers: Headers;
}

/** A signed-in user of the API, as a script would be one. */
export class Client {
  private readonly url: string;
  /** What every request of this user carries. */
  readonly headers: Readonly<Record<string, string>>;

  private constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.url = url;
    this.headers = headers;
  }

  static async signIn(url: string, username: string, language: string): Promise<Client> {
    const response = await fetch(`${url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: DEMO_PASSWORD }),
    });
    if (response.status !== 200) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`);
    const cookie = response.headers
      .getSetCookie()
      .map((entry) => entry.split(';')[0])
      .join('; ');
    return new Client(url, { 'content-type': 'application/json', 'accept-language': language, cookie });
  }

  /** A program that comes by API token. */
  static withToken(url: string, token: string, language = 'zh'): Client {
    return new Client(url, { 'content-type': 'application/json', 'accept-language': language, authorization: `Bearer ${token}` });
  }

  /** The whole answer, errors and all. */
  async ask<T = Record<string, unknown>>(
    query: string,
    variables: object = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphQLAnswer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { ...this.headers, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, ...(JSON.parse(text) as object) };
  }

  /** The data of an answer that must have no errors. */
  async data<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors, text } = await this.ask<T>(query, variables);
    if (errors || !data) throw new Error(text);
    return data;
  }
}
