/** Runs statements on one connection that nothing else uses meanwhile; the role must be the owner of the tables. */
export type DemoQuery = (text: string, values: readonly unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;

/** All of the work, or none of it. */
export async function inTransaction<T>(query: DemoQuery, work: () => Promise<T>): Promise<T> {
  await query('begin', []);
  try {
    const result = await work();
    await query('commit', []);
    return result;
  } catch (error) {
    await query('rollback', []);
    throw error;
  }
}
