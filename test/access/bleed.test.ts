import { describe, expect, test } from '@jest/globals';
import { BLEEDERS, bleedFaults } from './fuzz/bleed.ts';
import { runs } from './fuzz/run.ts';

const REQUESTS = runs(1_500, 20_000);

describe(`${REQUESTS} requests of ${BLEEDERS.length} viewers at once over the read connections`, () => {
  test('never answer one viewer with rows of another, while requests are cut and connections killed', async () => {
    const { faults, answered } = await bleedFaults(REQUESTS);

    expect(faults).toEqual([]);
    expect(answered).toBeGreaterThan(REQUESTS / 4);
  }, 3_600_000);
});
