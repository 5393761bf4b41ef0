import { DEMO_PASSWORD } from '../../../server/demo/organisation.ts';
import type { Document } from '../oracle/print.ts';

/** What came back, by whatever way. */
export interface DoorAnswer {
  readonly data?: unknown;
  readonly code?: string;
  /** The first error, whole. */
  readonly message?: string;
  readonly body: string;
  /** All that left the house: headers and body. */
  readonly text: string;
}

/** A way in, for one viewer. */
export type Door = (document: Document, signal?: AbortSignal) => Promise<DoorAnswer>;

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** The front door: the served API, by a signed-in session. */
export async function httpDoor(url: string, username: string): Promise<Door> {
  const signedIn = await post(`${url}/auth/sign-in`, { username, password: DEMO_PASSWORD });
  if (signedIn.status !== 200) throw new Error(`sign-in of ${username}: ${signedIn.status}`);
  const cookie = signedIn.headers.getSetCookie().map((entry) => entry.split(';')[0]);
  return async (document, signal) => {
    const response = await post(`${url}/graphql`, document, { headers: { cookie: cookie.join('; ') }, ...(signal && { signal }) });
    const body = await response.text();
    const { data, errors } = JSON.parse(body) as Answered;
    const [error] = errors ?? [];
    const text = `${JSON.stringify([...response.headers])}\n${body}`;
    return { data, body, text, ...(error && { code: error.extensions.code, message: JSON.stringify(error) }) };
  };
}

function post(
  url: string,
  body: unknown,
  { headers = {}, signal }: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
}
