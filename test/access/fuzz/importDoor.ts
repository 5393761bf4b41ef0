import type { EntityName } from '../../../server/entities/index.ts';
import { inputName, type BelongsToField, type Entity, type Field } from '../../../server/kit/field/index.ts';
import { knows } from '../oracle/tokens.ts';
import { isLocked, writes } from '../oracle/writes.ts';
import type { WorldRow } from '../oracle/world.ts';
import { Resumable } from '../../support/resumable.ts';
import type { Finding, Seat } from './suite.ts';
import { marksIn } from './unsettle.ts';

/** No row out of sight is called like this, nor one in sight. */
const NOBODY = '查无此名 0000';

interface ImportedRecord {
  readonly outcome: string;
  readonly faults: readonly { readonly column: string; readonly code: string; readonly message: string }[];
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly records?: readonly ImportedRecord[];
}

/**
 * Files of `/imports` that bring something in which their viewer could not enter: into nouns that they do not write, rows out of sight
 * by their keys, and references to such rows; and uploads of others. What is refused for a name out of sight is told as one of nobody is.
 */
export async function importFaults(seat: Seat): Promise<Finding> {
  const faults: string[] = [];
  let queries = 0;
  for (const entity of seat.oracle.rules.world.registry.entities) {
    const attempts = mayEnter(seat, entity) ? [...byReference(seat, entity), ...byKey(seat, entity)] : [refusal(seat, entity)];
    for (const attempt of attempts) {
      queries += 1;
      const fault = await attempt();
      if (fault) faults.push(`import into ${entity.plural}: ${fault}`);
    }
  }
  for (const attempt of byUpload(seat, await othersUpload(seat))) {
    queries += 1;
    const fault = await attempt();
    if (fault) faults.push(`upload of somebody else: ${fault}`);
  }
  return { queries, rows: 0, faults };
}

/** No upload is called like this. */
const NO_UPLOAD = '01940000-0000-7000-8000-000000000000';

/** A file that somebody else has sent, whole. */
async function othersUpload({ stage, oracle }: Seat): Promise<string> {
  const other = oracle.rules.viewer.role === 'ADMIN' ? 'manager-south' : 'admin';
  return new Resumable(stage.server.url, await stage.server.as(other)).sent('id\r\n1');
}

/** Each step with the upload of somebody else, which is answered as one that never was. */
function byUpload({ stage, headers }: Seat, upload: string): Attempt[] {
  const door = new Resumable(stage.server.url, { headers });
  const steps: Readonly<Record<string, (id: string) => Promise<Response>>> = {
    head: (id) => door.head(id),
    part: (id) => door.part(id, 0, 'x'),
    drop: (id) => door.drop(id),
    ...Object.fromEntries((['look', 'check', 'take'] as const).map((step) => [step, (id: string) => door.step('accounts', id, step)])),
  };
  return Object.entries(steps).map(([name, step]) => async () => {
    const [unseen, nothing] = [await step(upload), await step(NO_UPLOAD)];
    const [one, other] = [await unseen.text(), await nothing.text()];
    const isAlike = unseen.status === nothing.status && one === other && unseen.status >= 400 && unseen.status < 500;
    return isAlike ? undefined : `${name}: ${unseen.status} ${one.slice(0, 200)} where nothing is ${nothing.status} ${other.slice(0, 200)}`;
  });
}

type Attempt = () => Promise<string | undefined>;

/** Files are uploaded, tokens shown once: neither comes by a table. Programs have their own ways in. */
function mayEnter({ oracle }: Seat, entity: Entity): boolean {
  const { viewer } = oracle.rules;
  const noun = entity.name as EntityName;
  if (viewer.token || noun === 'File' || noun === 'ApiToken' || !knows(viewer, noun)) return false;
  return writes(viewer, noun, 'create') || writes(viewer, noun, 'update');
}

function refusal(seat: Seat, entity: Entity): Attempt {
  return async () => {
    const { status, body } = await imported(seat, entity, [['id'], [NOBODY]]);
    const expected = knows(seat.oracle.rules.viewer, entity.name as EntityName) ? 403 : 404;
    return status === expected && marksIn(body).length === 0 ? undefined : `not refused, but ${status} ${body.slice(0, 200)}`;
  };
}

/** Each reference with the name of a row that is not seen, beside the name of nobody. */
function byReference(seat: Seat, entity: Entity): Attempt[] {
  const { rules } = seat.oracle;
  const fields = [...entity.fields.values()].filter(
    (field): field is BelongsToField => field.kind === 'BELONGS_TO' && field.write !== 'never',
  );
  return fields.flatMap((field): Attempt[] => {
    const target = rules.world.registry.target(field);
    const name = unseenText(seat, target, target.fields.get(target.title)!);
    if (name === undefined || isLocked(rules.viewer.role, entity.name as EntityName, inputName(field))) return [];
    return [
      async () => {
        const { status, body, records = [] } = await imported(seat, entity, [[field.label.zh], [NOBODY], [name]]);
        // of several fields with one label the file's column is another one
        if (status === 400) return undefined;
        const [nobody, unseen] = records.map((record) => JSON.stringify(record).replaceAll(name, NOBODY));
        if (records.some(({ outcome }) => outcome !== 'refused')) return `${field.name} of ${name}: ${body.slice(0, 300)}`;
        return nobody === unseen ? undefined : `${field.name} tells ${name} from nobody: ${nobody} ${unseen}`;
      },
    ];
  });
}

/** Each way to know a row again, with the value of one that is not seen. */
function byKey(seat: Seat, entity: Entity): Attempt[] {
  const single = entity.uniques
    .filter(({ fields, where }) => fields.length === 1 && !where)
    .map(({ fields }) => entity.fields.get(fields[0]!)!);
  return single.flatMap((field): Attempt[] => {
    const value = unseenText(seat, entity, field);
    if (value === undefined) return [];
    return [
      async () => {
        const { status, body, records = [] } = await imported(seat, entity, [[field.label.zh], [value]]);
        const isRefused = status === 400 || (records.length > 0 && records.every(({ outcome }) => outcome === 'refused'));
        return isRefused ? undefined : `by ${field.name} ${value}: ${status} ${body.slice(0, 300)}`;
      },
    ];
  });
}

/** A text that a row out of sight has in the field, and none in sight. */
function unseenText({ oracle }: Seat, entity: Entity, field: Field): string | undefined {
  if (field.kind !== 'TEXT') return undefined;
  const { rules } = oracle;
  const isSeen = (row: WorldRow): boolean => rules.sees(entity.name as EntityName, row);
  const rows = rules.world.rows(entity.name);
  const seen = new Set(rows.filter(isSeen).map((row) => row[field.name]));
  const found = rows.find((row) => typeof row[field.name] === 'string' && !isSeen(row) && !seen.has(row[field.name]));
  return found?.[field.name] as string | undefined;
}

async function imported({ stage, headers }: Seat, { plural }: Entity, rows: readonly (readonly string[])[]): Promise<Answer> {
  const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  const form = new FormData();
  form.append('step', 'take');
  form.append('file', new Blob([quoted.join('\r\n')], { type: 'text/csv' }), 'rows.csv');
  const { 'content-type': _type, ...others } = headers;
  const response = await fetch(`${stage.server.url}/imports/${plural}`, { method: 'POST', headers: others, body: form });
  const body = await response.text();
  const last = body.trim().split('\n').at(-1) ?? '';
  const result = response.ok ? (JSON.parse(last) as { result?: { records: readonly ImportedRecord[] } }).result : undefined;
  return { status: response.status, body, ...(result && { records: result.records.map(({ outcome, faults }) => ({ outcome, faults })) }) };
}
