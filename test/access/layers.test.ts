import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { RowGuard } from '../../server/access/guard.ts';
import { withClient } from '../../server/database/database.ts';
import { raw } from '../../server/kit/query/sql.ts';
import { leaveRowsToTheApplication, leaveRowsToTheDatabase, READING } from './fuzz/oneLayer.ts';
import { runs } from './fuzz/run.ts';
import { DOORS, ONE_OF_EACH_ROLE, openStage, takeSeat, type Stage } from './fuzz/suite.ts';

const QUERIES = runs(30, 40_000);

/** Of tokens, also one of an owner whose rows no limit tells. */
const READERS = [...ONE_OF_EACH_ROLE, 'BI of finance'];

const judged = RowGuard.prototype.rows;
let restore: () => void = () => undefined;

async function readingFaults(stage: Stage, username: string): Promise<string[]> {
  const seat = await takeSeat(stage, username);
  const faults: string[] = [];
  for (const name of READING) faults.push(...(await DOORS[name]!(seat, QUERIES)).faults);
  return faults;
}

let stage: Stage;
afterEach(() => {
  restore();
  RowGuard.prototype.rows = judged;
});
afterAll(() => stage?.server.close());

describe('row-level security alone', () => {
  beforeAll(async () => {
    stage = await openStage();
  }, 180_000);

  test.each(READERS)(
    'gives %s the rows of their scope and no others',
    async (username) => {
      restore = leaveRowsToTheDatabase();

      expect(await readingFaults(stage, username)).toEqual([]);
    },
    3_600_000,
  );

  test('shows a hole in one of its policies', async () => {
    restore = leaveRowsToTheDatabase();
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

  test.each(READERS)(
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
