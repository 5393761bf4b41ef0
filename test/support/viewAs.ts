import { Client, type GraphQLAnswer } from './client.ts';

/** As whom one looks, in the words of `/auth/view-as`. */
export type Seen = { readonly user: string } | { readonly token: string };

interface AuthAnswer {
  readonly status: number;
  readonly body: object;
}

/** Wide queries that every kind of viewer has an answer to, be it a refusal. */
export const READS = [
  '{ accounts(first: 50) { totalCount nodes { id code name specialist { name } visits(first: 5) { totalCount nodes { id purpose } } } } }',
  '{ visits(first: 20, orderBy: [{ id: DESC }]) { totalCount nodes { id } } users(first: 100) { nodes { id name } } }',
  '{ regions(first: 100) { totalCount nodes { id } } accounts(first: 101) { nodes { id } } }',
  '{ catalogue { entities { name list can { create edit delete } fields { name creatable } verbs { name } } } }',
  '{ __schema { types { name fields { name args { name } } inputFields { name } } } }',
];

export const CREATE_NEED = `mutation($accountId: ID!) {
  createNeed(input: { accountId: $accountId, productText: "铝材", categoryId: "01900000-0000-7000-8000-000000000000" }) { id } }`;

/** A session that may look as others. */
export class ViewAsClient {
  private readonly url: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.url = url;
    this.headers = { ...headers, 'content-type': 'application/json' };
  }

  static async signIn(url: string, username: string): Promise<ViewAsClient> {
    return new ViewAsClient(url, (await Client.signIn(url, username, 'zh')).headers);
  }

  begin(seen: Seen): Promise<AuthAnswer> {
    return this.post('/auth/view-as', seen);
  }

  end(): Promise<AuthAnswer> {
    return this.send('/auth/view-as', { method: 'DELETE' });
  }

  viewer(): Promise<AuthAnswer> {
    return this.send('/auth/viewer', {});
  }

  async may(seen: Seen): Promise<boolean> {
    const { body } = await this.send(`/auth/view-as?${new URLSearchParams(seen).toString()}`, {});
    return (body as { may: boolean }).may;
  }

  post(path: string, body: object): Promise<AuthAnswer> {
    return this.send(path, { method: 'POST', body: JSON.stringify(body) });
  }

  async ask(query: string, variables: object = {}): Promise<GraphQLAnswer<unknown>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: this.headers,
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, ...(JSON.parse(text) as object) };
  }

  private async send(path: string, init: RequestInit): Promise<AuthAnswer> {
    const response = await fetch(this.url + path, { ...init, headers: this.headers });
    return { status: response.status, body: (await response.json()) as object };
  }
}
