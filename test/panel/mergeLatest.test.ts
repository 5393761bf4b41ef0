import { describe, expect, it } from '@jest/globals';
import { mergeLatest, type Offsets } from '../../admin/generate/mergeLatest.ts';

const days: Readonly<Record<string, readonly string[]>> = {
  visits: ['2026-11-09', '2026-11-05', '2026-11-01'],
  needs: ['2026-11-08', '2026-11-07', '2026-11-06', '2026-11-02'],
  tours: [],
};
const sources = Object.keys(days).map((key) => ({ key }));

/** As the gateway answers: each source from where it is, at most as many as a page holds. */
function page(offsets: Offsets) {
  const rowsOf = ({ key }: { readonly key: string }) =>
    days[key]!.slice(offsets[key] ?? 0, (offsets[key] ?? 0) + 3).map((at) => ({ id: at, at }));
  return mergeLatest({ sources, offsets, size: 3, rowsOf, atOf: (_source, row) => String(row['at']) });
}

describe('rows of several sources', () => {
  it('come the latest first, each once, page by page to the end', () => {
    const seen: string[][] = [];
    for (let offsets: Offsets | null = {}; offsets;) {
      const { items, next } = page(offsets);
      seen.push(items.map(({ source, at }) => `${source.key} ${at.slice(-2)}`));
      offsets = next;
    }

    expect(seen).toEqual([['visits 09', 'needs 08', 'needs 07'], ['needs 06', 'visits 05', 'needs 02'], ['visits 01']]);
  });
});
