import { AppError, ERRORS, invalid } from '../../kit/errors.ts';
import { inputName, type Entity, type Label } from '../../kit/field/index.ts';
import { verbFields, type Verb } from '../../kit/schema/verb.ts';
import type { Store } from '../../kit/store/store.ts';
import type { WriteOrigin } from '../../kit/store/trail.ts';
import type { Target, Unit } from '../../kit/store/unit.ts';
import type { WriteGuard } from '../../kit/store/writeGuard.ts';
import type { BulkAsk } from './ask.ts';

/** Rows of one transaction: what else writes does not wait long for it. */
const BATCH_ROWS = 50;

/** Rows of one bulk edit: more of them are an import's affair. */
export const MAX_ROWS = 10_000;

/** A row that the edit was refused for. */
interface Refused {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

export interface BulkOutcome {
  readonly total: number;
  readonly done: number;
  readonly refused: readonly Refused[];
}

interface BulkWork {
  readonly store: Store;
  readonly guard: WriteGuard;
  readonly entity: Entity;
  readonly ask: BulkAsk;
  readonly verb: Verb | undefined;
  readonly origin: WriteOrigin;
  readonly language: keyof Label;
  /** What it throws ends the work; what is done by then stays. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number; readonly refused: number }) => void;
}

/** Does the same with each row as its own page would, one by one: what one is refused for stops no other. */
export async function runBulk(work: BulkWork): Promise<BulkOutcome> {
  const targets = await targetsOf(work);
  const total = targets.length;
  const refused: Refused[] = [];
  for (let from = 0; from < total; from += BATCH_ROWS) {
    const batch = targets.slice(from, from + BATCH_ROWS);
    refused.push(...(await runBatch(work, batch)));
    work.onProgress({ done: from + batch.length, total, refused: refused.length });
  }
  return { total, done: total - refused.length, refused };
}

/** Rows as they are now: who changes one before its turn has changed what was to be edited. @throws VALIDATION_FAILED for too many */
async function targetsOf({ store, guard, entity, ask }: BulkWork): Promise<Target[]> {
  const { ids, versions, where } = ask;
  if (ids) return ids.map((id, place) => ({ id, expectedVersion: versions?.[place] }));
  const rows = await store.look(guard, (unit) => unit.list<{ id: string; version: number }>(entity.cls, where!, ['id', 'version']));
  if (rows.length > MAX_ROWS) throw invalid('where', 'TOO_MANY', { max: MAX_ROWS });
  return rows.map(({ id, version }) => ({ id, expectedVersion: version }));
}

function runBatch(work: BulkWork, batch: readonly Target[]): Promise<Refused[]> {
  const { store, guard, origin } = work;
  return store.write(
    guard,
    async (unit) => {
      const refused: Refused[] = [];
      for (const target of batch) {
        try {
          await unit.attempt(() => changeRow(unit, work, target));
        } catch (error) {
          refused.push(refusalOf(work, target, error));
        }
      }
      return refused;
    },
    { origin },
  );
}

async function changeRow(unit: Unit, { entity, ask: { change }, verb }: BulkWork, target: Target): Promise<unknown> {
  switch (change.kind) {
    case 'update':
      return unit.update(entity, target, change.input);
    case 'delete':
      return unit.remove(entity, target);
    case 'run':
      return unit.runAs(verb!.name, async () => verb!.run(unit, target, await unit.checked(verbFields(verb!), {})));
  }
}

/** In the reader's words, field by field. Throws on what is no fault of the row. */
function refusalOf({ entity, language }: BulkWork, { id }: Target, error: unknown): Refused {
  if (!(error instanceof AppError) || ERRORS[error.code].status >= 500 || error.code === 'RATE_LIMITED') throw error;
  const labels = new Map([...entity.fields.values()].map((field) => [inputName(field), field.label[language]]));
  const told = error.fieldErrors.map(({ path, message }) => {
    const label = labels.get(path.split('.')[0]!);
    const words = message[language];
    return label ? `${label}${language === 'zh' ? '：' : ': '}${words}` : words;
  });
  return { id, code: error.code, message: told.join(language === 'zh' ? '；' : '; ') || error.label[language] };
}
