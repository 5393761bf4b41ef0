import type { EntityName } from '../../../server/entities/index.ts';
import { NotificationKind } from '../../../server/entities/notification.ts';
import { cloneDatabase } from '../../support/database.ts';
import { letTimePass } from '../../support/time.ts';
import { Rules } from '../oracle/rules.ts';
import { viewerOf } from '../oracle/viewers.ts';
import { readWorld, type World, type WorldRow } from '../oracle/world.ts';
import { foreignMark } from './judge.ts';
import type { Finding, Seat } from './suite.ts';
import { marksIn, marksOf, unsettle } from './unsettle.ts';

/** When each kind of reminder has its time: before the month, after its last working day, when assessments, stock-takes, quarter and year are due. */
const MOMENTS = ['2026-11-30T09:00', '2026-12-01T10:00', '2026-12-04T10:00', '2026-12-17T10:00', '2027-01-05T10:00', '2027-01-10T10:00'];

/** The unsettled demo after every job has looked at those moments. */
interface Reminded {
  readonly before: World;
  readonly world: World;
  readonly marks: ReturnType<typeof marksOf>;
}

let reminded: Promise<Reminded> | undefined;

/** What jobs have told somebody, in the inbox and out of the house, that is not theirs to know; and what a chat group hears that is anybody's. */
export async function reminderFaults({ oracle }: Seat): Promise<Finding> {
  const { before, world, marks } = await (reminded ??= remind());
  const { name, token } = oracle.rules.viewer;
  if (token) return { queries: 0, rows: 0, faults: [] };
  const rules = new Rules(world, viewerOf(world, name));
  const isTheirs = ({ recipient }: WorldRow): boolean => recipient === rules.viewer.id;
  const written = (noun: EntityName): WorldRow[] => world.rows(noun).filter(({ id }) => !before.row(noun, id));
  const notices = written('Notification').filter(isTheirs);
  const sent = written('OutboxMessage').filter((row) => isTheirs(row) || row['recipient'] === null);
  const faults = [
    ...untold(written('Notification')),
    ...notices.flatMap((notice) => leadsAstray(rules, notice)),
    ...[...notices, ...sent].flatMap((row) => saysTooMuch(rules, marks, row)),
  ];
  return { queries: 0, rows: notices.length + sent.length, faults };
}

async function remind(): Promise<Reminded> {
  const database = await cloneDatabase();
  try {
    await unsettle(database.url);
    const before = await readWorld(database.url, MOMENTS[0]!.slice(0, 10));
    for (const moment of MOMENTS) await letTimePass(database.url, `${moment}:00+08:00`);
    return { before, world: await readWorld(database.url, MOMENTS.at(-1)!.slice(0, 10)), marks: marksOf(before) };
  } finally {
    await database.drop();
  }
}

/** A kind that nobody was told of would pass for nothing. */
function untold(notices: readonly WorldRow[]): string[] {
  const told = new Set(notices.map(({ kind }) => kind));
  return NotificationKind.members
    .map(({ value }) => value)
    .filter((kind) => !told.has(kind))
    .map((kind) => `nobody was told ${kind}`);
}

/** A notice opens what its reader sees: the record that it leads to, its account. */
function leadsAstray(rules: Rules, { id, noun, recordId, account }: WorldRow): string[] {
  const opened: [EntityName, unknown][] = [
    [noun as EntityName, recordId],
    ['Account', account],
  ];
  return opened
    .filter(([, row]) => row !== null)
    .filter(([of, row]) => {
      const record = rules.world.row(of, row);
      return !record || !rules.sees(of, record);
    })
    .map(([of, row]) => `notification ${id} leads to ${of} ${String(row)}`);
}

function saysTooMuch(rules: Rules, marks: Reminded['marks'], row: WorldRow): string[] {
  const text = Object.values(row).join(' ');
  // a group's members see different rows: it hears of none
  const fault = row['recipient'] === null ? marksIn(text)[0] : foreignMark(rules, marks, text);
  return fault === undefined ? [] : [`${row.id} says too much: ${fault}`];
}
