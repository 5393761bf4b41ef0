import { RowGuard } from '../../../server/access/guard.ts';
import { TokenRowGuard } from '../../../server/access/tokenGuard.ts';
import { withClient } from '../../../server/database/database.ts';
import { raw } from '../../../server/kit/query/sql.ts';

/** The doors that one layer alone must hold: the schema and the masks are the first layer's, and writes need both. */
export const READING = [
  'list and count',
  'by id',
  'exports',
  'files',
  'random queries',
  'pages by cursor',
  'reports',
  'readiness',
] as const;

const guards = [RowGuard.prototype, TokenRowGuard.prototype].map((guard) => ({ guard, judged: guard.rows }));

/** The application asks for every row that there is, in what it has yet to compile, until it is told to ask as it did. */
export function leaveRowsToTheDatabase(): () => void {
  for (const { guard } of guards) guard.rows = () => raw('true');
  return () => {
    for (const { guard, judged } of guards) guard.rows = judged;
  };
}

/** The database gives every viewer whatever is asked for. */
export async function leaveRowsToTheApplication(url: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(`do $$ declare t name; r name; begin
      for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity loop
        execute format('alter table %I disable row level security', t);
        for r in select rolname from pg_roles where rolname like 'kam\\_%' and not rolcanlogin loop
          execute format('grant select on %I to %I', t, r);
        end loop;
      end loop; end $$`),
  );
}
