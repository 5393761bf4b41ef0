import type { Row } from './choose.ts';

/** How many rows of each source, by its key, have been shown already. */
export type Offsets = Readonly<Record<string, number>>;

/** A row of one of several sources, with the time by which it stands among the others. */
export interface Latest<Source> {
  readonly source: Source;
  readonly row: Row;
  readonly at: string;
}

/** A page of the rows of several sources, and where the next one begins; null: there is no more. */
export interface LatestPage<Source> {
  readonly items: readonly Latest<Source>[];
  readonly next: Offsets | null;
}

interface Merging<Source> {
  readonly sources: readonly Source[];
  readonly offsets: Offsets;
  /** Rows of a page; each source was asked for as many, the latest first. */
  readonly size: number;
  rowsOf(source: Source): readonly Row[];
  atOf(source: Source, row: Row): string;
}

/** The latest rows of all sources; what is beyond the page is asked for again with the next one. */
export function mergeLatest<Source extends { readonly key: string }>({
  sources,
  offsets,
  size,
  rowsOf,
  atOf,
}: Merging<Source>): LatestPage<Source> {
  const all = sources.flatMap((source) => rowsOf(source).map((row) => ({ source, row, at: atOf(source, row) })));
  const items = all.toSorted((left, right) => right.at.localeCompare(left.at, 'en')).slice(0, size);
  const shown = (source: Source) => items.filter((item) => item.source === source).length;
  const isOver = sources.every((source) => rowsOf(source).length < size && shown(source) === rowsOf(source).length);
  const next = Object.fromEntries(sources.map((source) => [source.key, (offsets[source.key] ?? 0) + shown(source)]));
  return { items, next: isOver ? null : next };
}
