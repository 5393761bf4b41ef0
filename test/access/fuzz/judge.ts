import { reads } from '../oracle/fields.ts';
import { CURSOR, type Oracle } from '../oracle/oracle.ts';
import { print } from '../oracle/print.ts';
import type { Query } from '../oracle/query.ts';
import type { Rules } from '../oracle/rules.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import type { Door, DoorAnswer } from './doors.ts';
import { marksIn, type marksOf } from './unsettle.ts';

export interface Judge {
  readonly oracle: Oracle;
  readonly door: Door;
  readonly marks: ReturnType<typeof marksOf>;
  /** Told of the rows of each right answer. */
  readonly onRows?: (rows: number) => void;
}

/** Asks a query at a door and tells how the answer differs from the right one; undefined where it does not. */
export async function judge({ oracle, door, marks, onRows }: Judge, query: Query): Promise<string | undefined> {
  const document = print(query);
  const answer = await door(document);
  const fault =
    foreignMark(oracle.rules, marks, answer.text) ??
    (query.trespass ? refusalFault(oracle, query.trespass, answer) : answerFault(oracle.answer(query), answer, onRows));
  return fault && `${oracle.rules.viewer.name}: ${fault}\n${document.query}\n${JSON.stringify(document.variables)}`;
}

/** A token is told which scope it lacks, where its role could have it. */
function refusalFault({ rules }: Oracle, trespass: string, { code, body }: DoorAnswer): string | undefined {
  const isRefused = code === 'GRAPHQL_VALIDATION_FAILED' || (rules.viewer.token && code === 'SCOPE_MISSING');
  return isRefused ? undefined : `${trespass} is not refused: ${body.slice(0, 300)}`;
}

function answerFault(expected: unknown, { data, code, message }: DoorAnswer, onRows: Judge['onRows']): string | undefined {
  onRows?.(rowsIn(expected));
  return code ? message : difference(expected, data, '');
}

/** Each row of an answer names its id. */
function rowsIn(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null) return 0;
  return Object.values(answer).reduce<number>((sum, value) => sum + rowsIn(value), 'id' in answer ? 1 : 0);
}

/** The first place where two answers part. */
function difference(expected: unknown, actual: unknown, path: string): string | undefined {
  if (expected === CURSOR) return typeof actual === 'string' ? undefined : `${path}: a cursor expected, got ${JSON.stringify(actual)}`;
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) {
    return expected === actual ? undefined : `${path}: expected ${short(expected)}, got ${short(actual)}`;
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  for (const key of keys) {
    const [one, other] = [expected, actual].map((side) => (side as Record<string, unknown>)[key]);
    const found = difference(one, other, `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

function short(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 200);
}

/** A mark from a row or field that the viewer does not see, anywhere in what left the house. */
export function foreignMark(rules: Rules, marks: Judge['marks'], text: string): string | undefined {
  const { world, viewer } = rules;
  for (const mark of marksIn(text)) {
    const place = marks.get(mark);
    if (!place) continue;
    const { noun, id, field } = place;
    const entity = world.registry.named(noun);
    const row = world.row(noun as EntityName, id)!;
    const isThere = rules.sees(noun as EntityName, row) || (row['deletedAt'] !== null && rules.covers(noun as EntityName, row));
    if (!isThere || !reads(world.registry, viewer, entity, entity.fields.get(field)!)) return `leak of ${noun}.${field} of ${id}`;
  }
  return undefined;
}
