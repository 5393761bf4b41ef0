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

/** The front door for a person: a session, signed in by name. */
export async function sessionDoor(url: string, username: string): Promise<Door> {
  const signedIn = await post(`${url}/auth/sign-in`, { username, password: DEMO_PASSWORD });
  if (signedIn.status !== 200) throw new Error(`sign-in of ${username}: ${signedIn.status}`);
  const cookies = signedIn.headers.getSetCookie().map((entry) => entry.split(';')[0]);
  return httpDoor(url, { cookie: cookies.join('; ') });
}

/** The front door for a program. */
export function tokenDoor(url: string, token: string): Door {
  return httpDoor(url, { authorization: `Bearer ${token}` });
}

/** Comes again to a house that is too busy to answer, as it is told to. */
export function patient(door: Door): Door {
  return async (document, signal) => {
    for (let turn = 0; ; turn += 1) {
      const answer = await door(document, signal);
      if (answer.code !== 'UNAVAILABLE' || turn === PATIENCE) return answer;
    }
  };
}

const PATIENCE = 3;

function httpDoor(url: string, headers: Readonly<Record<string, string>>): Door {
  return async (document, signal) => {
    const response = await post(`${url}/graphql`, document, { headers, ...(signal && { signal }) });
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
  { headers = {}, signal }: { headers?: Readonly<Record<string, string>>; signal?: AbortSignal } = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
}
