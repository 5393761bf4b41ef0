import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { interferenceFaults, KEPT_APART } from './fuzz/nonInterference.ts';
import { runs, SEED } from './fuzz/run.ts';
import { openTwins, type Stage } from './fuzz/suite.ts';

const PAIRS = runs(30, 350);

let twins: readonly [Stage, Stage];
beforeAll(async () => {
  twins = await openTwins();
}, 360_000);
afterAll(async () => {
  for (const { server } of twins ?? []) await server.close();
});

describe(`answers to ${PAIRS} random queries each, seed ${SEED}`, () => {
  test.each(KEPT_APART)(
    'are byte for byte the same for %s, whatever the rows hold that they do not see',
    async (username) => {
      const { faults, rows } = await interferenceFaults(twins, username, PAIRS);

      expect(faults).toEqual([]);
      expect(rows).toBeGreaterThan(100);
    },
    3_600_000,
  );
});
