import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { RowGuard } from '../../server/access/guard.ts';
import { withClient } from '../../server/database/database.ts';
import { raw } from '../../server/kit/query/sql.ts';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { runs } from './fuzz/run.ts';
import { DOORS, openStage, takeSeat, type Stage } from './fuzz/suite.ts';

/** Rows alone are compared: the schema and the masks are the first layer's, and writes need both. */
const READING = ['list and count', 'by id', 'random queries'];
const QUERIES = runs(30, 40_000);

/** One person of each role. */
const VIEWERS = [...new Map(DEMO_USERS.map(({ role, username }) => [role, username])).values()];

const judged = RowGuard.prototype.rows;

async function readingFaults(stage: Stage, username: string): Promise<string[]> {
  const seat = await takeSeat(stage, username);
  const faults: string[] = [];
  for (const name of READING) faults.push(...(await DOORS[name]!(seat, QUERIES)));
  return faults;
}

/** The application asks for every row that there is. */
function leaveRowsToTheDatabase(): void {
  RowGuard.prototype.rows = () => raw('true');
}

/** The database gives every viewer whatever is asked for. */
async function leaveRowsToTheApplication(url: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(`do $$ declare t name; r name; begin
      for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity loop
        execute format('alter table %I disable row level security', t);
        for r in select rolname from pg_roles where rolname like 'kam\\_%' and not rolcanlogin loop
          execute format('grant select on %I to %I', t, r);
        end loop;
      end loop; end $$`),
  );
}

let stage: Stage;
afterEach(() => {
  RowGuard.prototype.rows = judged;
});
afterAll(() => stage.server.close());

describe('row-level security alone', () => {
  beforeAll(async () => {
    stage = await openStage();
  }, 180_000);

  test.each(VIEWERS)(
    'gives %s the rows of their scope and no others',
    async (username) => {
      leaveRowsToTheDatabase();

      expect(await readingFaults(stage, username)).toEqual([]);
    },
    3_600_000,
  );

  test('shows a hole in one of its policies', async () => {
    leaveRowsToTheDatabase();
    await withClient(stage.server.databaseUrl, (client) => client.query('alter policy kam_specialist_select on need using (true)'));

    expect(await readingFaults(stage, 'specialist-li')).toContain('list of needs');
  });
});

describe('the application alone', () => {
  beforeAll(async () => {
    await stage.server.close();
    stage = await openStage();
    await leaveRowsToTheApplication(stage.server.databaseUrl);
  }, 180_000);

  test.each(VIEWERS)(
    'gives %s the rows of their scope and no others',
    async (username) => {
      expect(await readingFaults(stage, username)).toEqual([]);
    },
    3_600_000,
  );

  test('shows a hole in its guard', async () => {
    // what has been compiled is compiled
    await stage.server.close();
    stage = await openStage();
    await leaveRowsToTheApplication(stage.server.databaseUrl);
    RowGuard.prototype.rows = function rows(entity, ...rest) {
      return entity.name === 'Need' ? raw('true') : judged.call(this, entity, ...rest);
    };

    expect(await readingFaults(stage, 'specialist-li')).toContain('list of needs');
  });
});
