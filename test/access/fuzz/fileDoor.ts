import type { Oracle } from '../oracle/oracle.ts';
import { roleKnows } from '../oracle/roles.ts';
import { knows } from '../oracle/tokens.ts';
import { IS_LONG } from './run.ts';
import type { Finding } from './suite.ts';
import { marksIn } from './unsettle.ts';

/** What comes out of `/files`, for one viewer. */
interface FileSeat {
  readonly oracle: Oracle;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Files of either sort that are asked for. */
const SAMPLE = IS_LONG ? 30 : 6;

/** Files that their address opens though it should not, or does not open though it should; a refusal tells nothing of the file. */
export async function fileFaults({ oracle, url, headers }: FileSeat): Promise<Finding> {
  const { rules } = oracle;
  const known = knows(rules.viewer, 'File');
  const groups = Map.groupBy(rules.world.rows('File'), (row) => known && rules.sees('File', row));
  const faults: string[] = [];
  let rows = 0;
  for (const [isSeen, files] of groups) {
    for (const { id } of files.slice(0, SAMPLE)) {
      const response = await fetch(`${url}/files/${id}`, { method: 'HEAD', headers });
      const marks = marksIn([...response.headers]);
      rows += 1;
      if (response.status !== (isSeen ? 200 : refusalOf(oracle))) faults.push(`file ${id}: ${response.status}`);
      if (!isSeen && marks.length) faults.push(`file ${id} is told of`);
    }
  }
  return { queries: rows, rows, faults };
}

/** A token is told which scope it lacks, where it could have it. */
function refusalOf({ rules: { viewer } }: Oracle): number {
  const couldKnow = viewer.token && roleKnows(viewer.role, 'File');
  return couldKnow && !knows(viewer, 'File') ? 403 : 404;
}
