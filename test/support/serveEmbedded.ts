import { startEmbedded } from '../../server/database/embedded.ts';

/** Serves the data directory of its first argument until it is killed, for tests of what a killed gateway leaves. */
const embedded = await startEmbedded({ dataDir: process.argv[2] ?? '', durable: true });
process.stdout.write(`${embedded.url('postgres')}\n`);
