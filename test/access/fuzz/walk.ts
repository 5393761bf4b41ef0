import { asyncProperty, check, gen } from 'fast-check';
import type { EntityName } from '../../../server/entities/index.ts';
import type { Many } from '../oracle/query.ts';
import type { Oracle } from '../oracle/oracle.ts';
import { print } from '../oracle/print.ts';
import { Chance } from './chance.ts';
import type { Door } from './doors.ts';
import { makeList } from './generate.ts';
import type { Finding } from './suite.ts';

/** Pages that are followed from the first, at most. */
const MAX_PAGES = 6;

interface Walk {
  readonly lists: number;
  readonly seed: number;
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string | null };
}

/** Walks random lists from page to page by cursor: tells the first page that is not the one that follows. */
export async function walkFaults(at: Walker, { lists, seed }: Walk): Promise<Finding> {
  let [queries, rows] = [0, 0];
  const note = (more: number): void => {
    queries += 1;
    rows += more;
  };
  const property = asyncProperty(gen(), async (pick) => {
    const fault = await listFault(at, makeList({ chance: new Chance(pick), rules: at.oracle.rules }), note);
    if (fault) throw new Error(fault);
  });
  const { errorInstance, counterexamplePath } = await check(property, { numRuns: lists, seed, endOnFailure: true });
  const faults = errorInstance instanceof Error ? [`seed ${seed}, path ${counterexamplePath}: ${errorInstance.message}`] : [];
  return { queries, rows, faults };
}

interface Walker {
  readonly oracle: Oracle;
  readonly door: Door;
}

async function listFault({ oracle, door }: Walker, list: Many, note: (rows: number) => void): Promise<string | undefined> {
  const all = oracle.listed(list, oracle.rules.world.rows(list.noun as EntityName)).map(({ id }) => id);
  const size = list.args.first!;
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const document = print({ roots: [pageOf(list, after)] });
    const answer = await door(document);
    const { nodes, pageInfo } = (answer.data as Record<string, Page> | null | undefined)?.[list.name] ?? NO_PAGE;
    note(nodes.length);
    const from = page * size;
    const expected = { ids: all.slice(from, from + size), hasNext: all.length > from + size, hasPrevious: page > 0 };
    const actual = { ids: nodes.map(({ id }) => id), hasNext: pageInfo.hasNextPage, hasPrevious: pageInfo.hasPreviousPage };
    if (answer.code || JSON.stringify(actual) !== JSON.stringify(expected))
      return `page ${page} by cursor: ${answer.message ?? `${JSON.stringify(actual)} for ${JSON.stringify(expected)}`}\n${document.query}\n${JSON.stringify(document.variables)}`;
    if (!pageInfo.hasNextPage) return undefined;
    after = pageInfo.endCursor ?? undefined;
  }
  return undefined;
}

const NO_PAGE: Page = { nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null } };

function pageOf({ args: { offset: _offset, ...args }, ...list }: Many, after: string | undefined): Many {
  const parts = [{ kind: 'nodes', selection: [{ kind: 'leaf', name: 'id' }] }, { kind: 'pageInfo' }] as const;
  return { ...list, args: { ...args, ...(after && { after }) }, parts };
}
