import { registerHooks } from 'node:module';
import { planted, type CodePlant } from './codePlants.ts';

/** What the parent hands down: the fault, and the database to serve with it. */
export interface Planting extends Pick<CodePlant, 'module' | 'edits' | 'off'> {
  readonly databaseUrl: string;
}

const { module, edits, off, databaseUrl } = JSON.parse(process.argv[2]!) as Planting;
const place = new URL(`../../../server/${module}.js`, import.meta.url).href;

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    return url === place ? { ...loaded, source: planted(String(loaded.source), { module, edits }) } : loaded;
  },
});

// nothing of the server may be loaded before the hook is there
const { leaveRowsToTheDatabase } = await import('./oneLayer.ts');
const { startServer } = await import('../../support/server.ts');
if (off === 'application') leaveRowsToTheDatabase();
const server = await startServer({ databaseUrl });
process.stdout.write(`serving at ${server.url}\n`);
