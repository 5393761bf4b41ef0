import { registerHooks } from 'node:module';
import type { CodePlant } from './codePlants.ts';

/** What the parent hands down: the fault, and the database to serve with it. */
export interface Planting extends Pick<CodePlant, 'module' | 'edits' | 'off'> {
  readonly databaseUrl: string;
}

const { module, edits, off, databaseUrl } = JSON.parse(process.argv[2]!) as Planting;
const planted = new URL(`../../../server/${module}.js`, import.meta.url).href;

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    return url === planted ? { ...loaded, source: edits.reduce(replaced, String(loaded.source)) } : loaded;
  },
});

/** A fault whose place has moved must not pass for one that was noticed. */
function replaced(source: string, [from, to]: readonly [string, string]): string {
  const places = source.split(from).length - 1;
  if (places !== 1) throw new Error(`${module} has ${places} places like this one: ${from}`);
  return source.replace(from, () => to);
}

// nothing of the server may be loaded before the hook is there
const { leaveRowsToTheDatabase } = await import('./oneLayer.ts');
const { startServer } = await import('../../support/server.ts');
if (off === 'application') leaveRowsToTheDatabase();
const server = await startServer({ databaseUrl });
process.stdout.write(`serving at ${server.url}\n`);
