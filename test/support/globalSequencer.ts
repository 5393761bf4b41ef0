interface Test {
  readonly path: string;
  readonly context: unknown;
}

/** Files that keep a worker busy for long, the longest first: begun last, one of them alone would hold up the end of a run. */
const LONG = [
  'panel/crawl',
  'access/doors',
  'access/layers',
  'access/codePlants',
  'access/plants',
  'access/nonInterference',
  'contract/badInput',
  'panel/journey',
  'access/bleed',
  'faults/',
  'panel/',
  'contract/datasets',
  'contract/tokens',
];

/** Deals out the test files: jest would go by the times of the run before, which a fresh clone does not have. */
export default class LongestFirst {
  sort(tests: readonly Test[]): Test[] {
    return tests.toSorted((one, other) => placeOf(one) - placeOf(other) || one.path.localeCompare(other.path));
  }

  shard(tests: readonly Test[]): readonly Test[] {
    return tests;
  }

  allFailedTests(tests: readonly Test[]): readonly Test[] {
    return tests;
  }

  cacheResults(): void {
    // nothing is kept: the list above is the same for everybody
  }
}

function placeOf({ path }: Test): number {
  const place = LONG.findIndex((part) => path.includes(`/test/${part}`));
  return place < 0 ? LONG.length : place;
}
