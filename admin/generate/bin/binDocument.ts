import { listSelection } from '../../provider/selection.ts';
import { mergeLatest } from '../mergeLatest.ts';
import type { LatestPage, Offsets } from '../mergeLatest.ts';
import type { Row } from '../choose.ts';
import type { PanelModel, ResourceModel } from '../model.ts';
import { fieldNamed } from '../model.ts';
import { restorable } from './restorable.ts';

/** Rows of one page. */
export const binPageSize = 20;

/** A noun with deleted rows that the viewer may bring back. */
export interface BinSource {
  readonly key: string;
  readonly resource: ResourceModel;
  readonly count: number;
}

/** Asks how many there are of each. */
export function binCounts(model: PanelModel): string {
  return `query binCounts { ${restorable(model)
    .map(({ name }) => `${name}(deleted: ONLY, first: 1) { totalCount }`)
    .join(' ')} }`;
}

/** Asks each noun for as many rows as the page could need of it, the last deleted first. */
export function binDocument(model: PanelModel, sources: readonly BinSource[], offsets: Offsets, isSearch: boolean): string {
  const lists = sources.map(({ key, resource }) => {
    const where = isSearch ? `where: ${searchedBy(resource)}, ` : '';
    const columns = ['deletedAt', 'updatedBy'].filter((name) => fieldNamed(resource, name));
    return `${key}(deleted: ONLY, ${where}orderBy: [{ deletedAt: DESC }], first: ${binPageSize}, offset: ${offsets[key] ?? 0}) { nodes { ${listSelection(model, resource, columns)} } }`;
  });
  return `query bin${isSearch ? '($q: String!)' : ''} { ${lists.join(' ')} }`;
}

function searchedBy(resource: ResourceModel): string {
  return resource.searchable ? '{ q: $q }' : `{ ${resource.title}: { contains: $q } }`;
}

/** Whether the typed words can be looked for among a noun's rows. */
export function isSearched(resource: ResourceModel): boolean {
  const title = fieldNamed(resource, resource.title);
  return resource.searchable || (title?.kind === 'TEXT' && title.filterable);
}

export type BinAnswer = Readonly<Record<string, { readonly nodes: readonly Row[] }>>;

export function mergeBin(answer: BinAnswer, sources: readonly BinSource[], offsets: Offsets): LatestPage<BinSource> {
  return mergeLatest({
    sources,
    offsets,
    size: binPageSize,
    rowsOf: ({ key }) => answer[key]?.nodes ?? [],
    atOf: (_source, row) => String(row['deletedAt']),
  });
}
