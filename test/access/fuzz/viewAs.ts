import { ViewAsClient } from '../../support/viewAs.ts';
import type { Door } from './doors.ts';
import { IS_LONG } from './run.ts';
import type { Finding, Seat } from './suite.ts';
import { idFaults, listFaults, schemaFaults } from './sweep.ts';

/** In the tests one specialist stands for all; everybody else is looked as by administrators alone. */
const SHORT = 'specialist-li';

/** What is wrong behind the sessions of those who may look as a specialist: they must see what the specialist sees, and no more. */
export async function viewAsFaults({ stage, oracle }: Seat): Promise<Finding> {
  const { name: username, id, role } = oracle.rules.viewer;
  if (role !== 'SPECIALIST' || !id || (!IS_LONG && username !== SHORT)) return NOTHING;
  const faults: string[] = [];
  let [queries, rows] = [0, 0];
  for (const watcher of ['admin', ...managersOf(stage, id)]) {
    const swept = { oracle, door: await borrowedDoor(stage.server.url, watcher, id) };
    const [lists, ids] = [await listFaults(swept), await idFaults(swept)];
    const found = [await schemaFaults(swept), lists.faults, ids.faults].flat();
    queries += 1 + lists.queries + ids.queries;
    rows += lists.rows + ids.rows;
    faults.push(...found.map((fault) => `${watcher} as ${username}: ${fault}`));
  }
  return { queries, rows, faults };
}

const NOTHING: Finding = { queries: 0, rows: 0, faults: [] };

/** Those at the head of the person's own unit: nobody in some. */
function managersOf({ world }: Seat['stage'], userId: string): string[] {
  const unit = world.rows('User').find((user) => user.id === userId)!['orgUnit'];
  const managers = world.rows('User').filter((user) => user['orgUnit'] === unit && (user['roles'] as readonly string[])[0] === 'MANAGER');
  return managers.map(({ username }) => String(username));
}

async function borrowedDoor(url: string, watcher: string, userId: string): Promise<Door> {
  const client = await ViewAsClient.signIn(url, watcher);
  const { status } = await client.begin({ user: userId });
  if (status !== 200) throw new Error(`${watcher} may not look as ${userId}: ${status}`);
  return async ({ query, variables }) => {
    const { data, errors, text: body, headers } = await client.ask(query, variables);
    const [error] = errors ?? [];
    const text = `${JSON.stringify([...headers])}\n${body}`;
    return { data, body, text, ...(error && { code: error.extensions.code, message: JSON.stringify(error) }) };
  };
}
