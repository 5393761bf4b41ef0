import type { Channel, Message, Outcome } from './channel.ts';
import { ROBOT_FORMATS, robotOutcome, type RobotKind } from './robotFormats.ts';

interface RobotOptions {
  readonly kind: RobotKind;
  readonly url: string;
  /** For robots that ask for a signature. */
  readonly secret: string | undefined;
  readonly clock?: () => Date;
}

const TIMEOUT_MS = 10_000;

/** Failures before anything was sent. */
const UNSENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** The robot of one chat group: what it says, everybody in the group reads. */
export function robotChannel({ kind, url, secret, clock = () => new Date() }: RobotOptions): Channel {
  const send = async (message: Message): Promise<Outcome> => {
    const request = ROBOT_FORMATS[kind].request(message, { url, secret, now: clock() });
    const answer = await post(request.url, request.body);
    if (!answer.ok) return { kind: answer.status >= 500 || answer.status === 429 ? 'RETRY' : 'REFUSED', reason: `HTTP ${answer.status}` };
    return robotOutcome(kind, (await answer.json()) as Record<string, unknown>);
  };
  return { send: (message) => send(message).catch(outcomeOf), close: () => undefined };
}

function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
}

/** The address holds the robot's key: no reason tells it. */
function outcomeOf(error: unknown): Outcome {
  const { cause, name } = error as Error & { readonly cause?: { readonly code?: string } };
  const code = cause?.code ?? name;
  return { kind: UNSENT.has(code) ? 'RETRY' : 'UNCERTAIN', reason: code };
}
