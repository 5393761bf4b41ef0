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

/** The front door, for whoever these headers tell of: a session, or a token. */
export function httpDoor(url: string, headers: Readonly<Record<string, string>>): Door {
  return async (document, signal) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(document),
      ...(signal && { signal }),
    });
    const body = await response.text();
    const { data, errors } = JSON.parse(body) as Answered;
    const [error] = errors ?? [];
    const text = `${JSON.stringify([...response.headers])}\n${body}`;
    return { data, body, text, ...(error && { code: error.extensions.code, message: JSON.stringify(error) }) };
  };
}
