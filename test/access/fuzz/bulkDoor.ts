import type { EntityName } from '../../../server/entities/index.ts';
import { inputName, type Entity } from '../../../server/kit/field/index.ts';
import { knows } from '../oracle/tokens.ts';
import { isOutOfReach, VERBS, writes } from '../oracle/writes.ts';
import type { WorldRow } from '../oracle/world.ts';
import type { Finding, Seat } from './suite.ts';

const UNKNOWN_ID = '01900000-0000-7000-8000-000000000000';

interface Outcome {
  readonly total: number;
  readonly done: number;
  readonly refused: readonly { readonly code: string; readonly message: string }[];
}

/** Bulk edits of `/bulk` that reach rows out of sight or out of reach, or that a viewer may not make at all. */
export async function bulkFaults(seat: Seat): Promise<Finding> {
  const faults: string[] = [];
  let queries = 0;
  for (const entity of seat.oracle.rules.world.registry.entities) {
    for (const change of changesOf(entity)) {
      queries += 1;
      const fault = await faultOf(seat, entity, change);
      if (fault) faults.push(`bulk ${JSON.stringify(change)} of ${entity.plural}: ${fault}`);
    }
  }
  return { queries, rows: 0, faults };
}

type Change = Readonly<Record<string, unknown>> & { readonly change: 'update' | 'delete' | 'run'; readonly verb?: string };

/** A change of a field that has something to say, a deletion, and the verbs that ask for nothing. */
function changesOf(entity: Entity): Change[] {
  const field = [...entity.fields.values()].find(({ kind, write }) => write === 'always' && (kind === 'TEXT' || kind === 'LONG_TEXT'));
  const verbs = Object.entries(VERBS).filter(([, { noun, input }]) => noun === entity.name && input === '');
  return [
    ...(field && !field.unique ? [{ change: 'update' as const, input: { [inputName(field)]: '试探' } }] : []),
    { change: 'delete' },
    ...verbs.map(([verb]) => ({ change: 'run' as const, verb })),
  ];
}

async function faultOf(seat: Seat, entity: Entity, change: Change): Promise<string | undefined> {
  const { rules } = seat.oracle;
  const noun = entity.name as EntityName;
  const isRefused = rules.viewer.token !== undefined || !may(seat, noun, change);
  const rows = rules.world.rows(noun);
  const unseen = rows.filter((row) => !rules.sees(noun, row)).slice(0, 2);
  const beyond = rows.filter((row) => rules.sees(noun, row) && isOutOfReach(rules.viewer, noun, row)).slice(0, 2);
  const answer = await edited(seat, entity, { ...change, ids: [UNKNOWN_ID, ...[...unseen, ...beyond].map(({ id }: WorldRow) => id)] });
  if (isRefused) {
    const statuses = knows(rules.viewer, noun) ? [403, 400] : [404];
    return statuses.includes(answer.status) ? undefined : `not refused, but ${answer.status} ${answer.body.slice(0, 200)}`;
  }
  // a field that the viewer may not set is in no input of theirs
  if (answer.status === 400) return undefined;
  const { outcome } = answer;
  if (!outcome || outcome.done !== 0 || outcome.refused.length !== outcome.total) return answer.body.slice(0, 300);
  const [nobody, ...others] = outcome.refused.slice(0, 1 + unseen.length).map(({ code, message }) => `${code} ${message}`);
  return others.every((told) => told === nobody) ? undefined : `rows out of sight are told from none: ${answer.body.slice(0, 300)}`;
}

function may({ oracle }: Seat, noun: EntityName, { change, verb }: Change): boolean {
  const { viewer } = oracle.rules;
  if (!knows(viewer, noun)) return false;
  return change === 'run' ? VERBS[verb!]!.roles.includes(viewer.role) : writes(viewer, noun, change);
}

async function edited({ stage, headers }: Seat, { plural }: Entity, body: object) {
  const response = await fetch(`${stage.server.url}/bulk/${plural}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const last = text.trim().split('\n').at(-1)!;
  const outcome = response.ok ? (JSON.parse(last) as { result?: Outcome }).result : undefined;
  return { status: response.status, body: text, outcome };
}
