import type { Operation } from './operations.ts';
import type { HttpRequest, Peer } from './peers.ts';
import type { ViewerName } from './statements.ts';

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

export async function send(peer: Peer, { method, path, headers, body }: HttpRequest): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${peer.program.port}${path}`, { method, headers, ...(body && { body }) });
  return { status: response.status, text: await response.text() };
}

/**
 * Asks every peer once: what is measured must be right. Ours must say what the hand-written statement says, value for value;
 * others, whose shapes differ, must hold as many rows. @throws on anything else
 */
export async function checkAnswers(peers: readonly Peer[], operation: Operation, viewer: ViewerName): Promise<void> {
  const texts = new Map<string, string>();
  for (const peer of peers) {
    const [request] = peer.requests(operation, viewer) ?? [];
    if (!request) continue;
    const { status, text } = await send(peer, request);
    const fault = status === 200 ? faultOf(operation, text) : `status ${status}`;
    if (fault) throw new Error(`${peer.name}, ${operation.name} as ${viewer}: ${fault}\n${text.slice(0, 500)}`);
    if (text.startsWith('{')) texts.set(peer.name, canonical(text));
  }
  const [limit, ours] = [texts.get('limit'), texts.get('ours')];
  if (operation.name === 'create' || !limit || !ours || limit === ours) return;
  throw new Error(`${operation.name} as ${viewer}: ours differs from the hand-written statement:\n${firstDifference(limit, ours)}`);
}

function faultOf({ rows }: Operation, text: string): string | undefined {
  const found = text.startsWith('{') ? rowsOf(text) : text.split('\n').length - 1;
  if (found === undefined) return 'errors';
  return found >= rows ? undefined : `${found} rows instead of ${rows}`;
}

function rowsOf(text: string): number | undefined {
  const { data, errors } = JSON.parse(text) as { data?: Record<string, { nodes?: unknown[] } | unknown[] | null>; errors?: unknown };
  if (errors) return undefined;
  const [root] = Object.values(data ?? {});
  const list = Array.isArray(root) ? root : root?.nodes;
  return list?.length ?? (root ? 1 : 0);
}

/** Without the white space that JSON may have between its parts. */
function canonical(text: string): string {
  return JSON.stringify(JSON.parse(text));
}

function firstDifference(limit: string, ours: string): string {
  const at = [...limit].findIndex((character, index) => character !== ours[index]);
  return `limit: …${limit.slice(Math.max(0, at - 80), at + 80)}\nours:  …${ours.slice(Math.max(0, at - 80), at + 80)}`;
}
