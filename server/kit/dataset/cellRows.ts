import type { DataRow, Page } from './pages.ts';
import type { CellRow } from './table.ts';

/** Pages on their way out: the first is there already, so that what could fail early has not. */
interface Outgoing {
  readonly first: Page;
  readonly rest: AsyncIterable<Page>;
}

/** The rows of all pages as cells, page by page; `sent` tells how many have gone. */
export function cellRows({ first, rest }: Outgoing, cells: (row: DataRow) => CellRow) {
  let sent = 0;
  const rows = async function* (): AsyncGenerator<readonly CellRow[]> {
    yield first.rows.map(cells);
    sent += first.rows.length;
    for await (const page of rest) {
      yield page.rows.map(cells);
      sent += page.rows.length;
    }
  };
  return { rows, sent: (): number => sent };
}
