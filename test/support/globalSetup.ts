import bundled from '@sparticuz/chromium';
import type { EmbeddedPostgres } from '../../server/database/embedded.ts';
import { startTestCluster } from './cluster.ts';

declare global {
  var testCluster: EmbeddedPostgres | undefined;
}

/** jest runs this once, before it starts its workers, which inherit the environment. */
export default async function globalSetup(): Promise<void> {
  // unpacked once: workers that unpack it at the same time would start half a browser
  await bundled.executablePath();
  globalThis.testCluster = await startTestCluster();
  process.env.TEST_CLUSTER_URL = globalThis.testCluster.url('postgres');
}
