import { HttpError } from 'react-admin';
import { faultOf } from './errors.ts';
import type { GatewayError } from './errors.ts';

/** Sends something to the gateway. @throws an HttpError in the gateway's words; AbortError once its signal says so */
export async function reach(path: string, { headers, ...options }: RequestInit, language: string): Promise<Response> {
  const response = await fetch(path, {
    ...options,
    headers: { ...(headers as Record<string, string>), 'accept-language': language },
  }).catch((error: unknown) => {
    throw options.signal?.aborted ? error : offline();
  });
  if (response.ok) return response;
  const answer = (await response.json().catch(() => null)) as { readonly errors?: readonly GatewayError[] } | null;
  if (!answer?.errors) throw offline();
  throw asFault(answer.errors, response.status);
}

/** What the gateway refused, in its words. */
export function asFault(errors: readonly GatewayError[], status: number): HttpError {
  const fault = faultOf(errors);
  return new HttpError(fault.message, status, fault.body);
}

/** The gateway was not reached, or broke off. */
export function offline(): HttpError {
  return new HttpError('panel.error.offline', 503, { code: 'UNAVAILABLE' });
}
