import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IS_LONG, runs, SEED } from './fuzz/run.ts';
import { DOORS, ONE_OF_EACH_ROLE, openStage, takeSeat, VIEWERS, type Stage } from './fuzz/suite.ts';

/** 23 viewers × 90 = 2,000 queries in the tests; 40,000 for each in the long form. */
const QUERIES = runs(90, 40_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(() => stage?.server.close());

/** In the tests one viewer of each role is enough at the doors that tell roles apart alone, or take long. */
const BY_ROLE: ReadonlySet<string> = new Set([
  'schema',
  'writes',
  'datasets',
  'exports',
  'imports',
  'bulk edits',
  'reports',
  'readiness',
  'pages by cursor',
]);

/** The same for whoever stands before it. */
const ONCE: ReadonlySet<string> = new Set(['credentials']);

function viewersAt(door: string): readonly string[] {
  if (ONCE.has(door)) return ['admin'];
  return IS_LONG || !BY_ROLE.has(door) ? VIEWERS.map(({ name }) => name) : ONE_OF_EACH_ROLE;
}

describe.each(Object.keys(DOORS))(`%s (${QUERIES} queries each, seed ${SEED})`, (name) => {
  test.each(viewersAt(name))(
    'shows %s what the specification says and no more',
    async (username) => {
      const { faults } = await DOORS[name]!(await takeSeat(stage, username), QUERIES);

      expect(faults).toEqual([]);
    },
    3_600_000,
  );
});
