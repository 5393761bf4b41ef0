import { compare, type Comparison, type CompareParts } from './compare.ts';
import { OPERATIONS } from './operations.ts';
import { startPeer } from './peers.ts';
import type { Cluster } from './world.ts';

/** The operations on one size of database. */
export interface Grown {
  readonly visits: number;
  readonly comparisons: readonly Comparison[];
}

interface GrowthParts extends Omit<CompareParts, 'peers'> {
  readonly cluster: Cluster;
  readonly sizes: readonly number[];
  readonly names: readonly string[];
}

/** Measures our gateway alone on one database after the other, each larger than the last; accounts grow with their visits. */
export async function measureGrowth({ cluster, sizes, names, ...parts }: GrowthParts): Promise<Grown[]> {
  const grown: Grown[] = [];
  for (const visits of sizes) {
    parts.onProgress(`filling ${visits} visits`);
    const database = await cluster.database(visits);
    const ours = await startPeer('ours', { database, folder: cluster.folder });
    try {
      const comparisons: Comparison[] = [];
      for (const operation of OPERATIONS.filter(({ name }) => names.includes(name))) {
        comparisons.push(...(await compare({ ...parts, peers: [ours] }, operation)));
      }
      grown.push({ visits, comparisons });
    } finally {
      await ours.program.stop();
    }
  }
  return grown;
}
