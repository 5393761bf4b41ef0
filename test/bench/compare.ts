import { checkAnswers } from './check.ts';
import { median, type Meter, type Sample } from './measure.ts';
import type { Operation } from './operations.ts';
import type { Peer, PeerName } from './peers.ts';
import type { ViewerName } from './statements.ts';

/** One operation as one viewer with so many clients, as each peer did it. */
export interface Comparison {
  readonly operation: Operation;
  readonly viewer: ViewerName;
  readonly clients: number;
  readonly samples: Partial<Record<PeerName, Sample>>;
}

export interface CompareParts {
  readonly peers: readonly Peer[];
  readonly meter: Meter;
  readonly clients: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  readonly onProgress: (text: string) => void;
}

/** Measures an operation on every peer in turn, as each of its viewers, with each number of clients. */
export async function compare(parts: CompareParts, operation: Operation): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const viewer of operation.viewers) {
    await checkAnswers(parts.peers, operation, viewer);
    for (const clients of parts.clients.filter((count) => count <= (operation.mostClients ?? count))) {
      parts.onProgress(`${operation.name} as ${viewer}, ${clients} clients`);
      comparisons.push({ operation, viewer, clients, samples: await medians(parts, { operation, viewer, clients }) });
    }
  }
  return comparisons;
}

/** Enough for the code of a server to be compiled: a gateway has more of it than a bare server, and runs for months. */
const WARM = { clients: 16, seconds: 3 };

/** Round after round, one peer after the other; the first, which warms them up, does not count. */
async function medians(
  { peers, meter, rounds, seconds }: CompareParts,
  { operation, viewer, clients }: Omit<Comparison, 'samples'>,
): Promise<Comparison['samples']> {
  const able = peers.flatMap((peer) => {
    const requests = peer.requests(operation, viewer);
    return requests ? [{ peer, requests, samples: [] as Sample[] }] : [];
  });
  const warming = { ...WARM, clients: Math.min(WARM.clients, operation.mostClients ?? WARM.clients) };
  for (const { peer, requests } of able) await meter.run({ peer, requests, ...warming });
  for (let round = 0; round < rounds; round += 1) {
    for (const { peer, requests, samples } of able) samples.push(await meter.run({ peer, requests, clients, seconds }));
  }
  return Object.fromEntries(able.map(({ peer, samples }) => [peer.name, median(samples)]));
}
