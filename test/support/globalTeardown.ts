/** jest runs this once, after the last test file. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testCluster?.stop();
}
