import { send } from './check.ts';
import { median, type Meter, type Sample } from './measure.ts';
import type { HttpRequest, Peer } from './peers.ts';
import type { Operation } from './operations.ts';

/** A request that must be refused, with the code that says why. */
interface Refusal {
  readonly title: string;
  readonly query: string;
  readonly code: string;
}

const WIDE = Array.from(
  { length: 40 },
  (_, index) => `a${index}: accounts(first: 100) { nodes { visits(first: 100) { nodes { id } } } }`,
).join(' ');

const REFUSALS: readonly Refusal[] = [
  { title: 'wrong cursor', query: '{ accounts(after: "bm90IGEgY3Vyc29y") { nodes { id } } }', code: 'VALIDATION_FAILED' },
  { title: 'unknown field', query: '{ accounts { nodes { id colour } } }', code: 'GRAPHQL_VALIDATION_FAILED' },
  { title: 'too costly query', query: `{ ${WIDE} }`, code: 'QUERY_TOO_COSTLY' },
];

export interface Refused {
  readonly title: string;
  readonly code: string;
  readonly sample: Sample;
}

/** How long bad requests take to be refused while 16 clients send nothing else. @throws for another answer than the refusal */
export async function measureRefusals(
  meter: Meter,
  ours: Peer,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const { title, query, code } of REFUSALS) {
    const operation: Operation = { name: 'list', title, viewers: ['specialist'], rows: 0, ours: () => ({ query }) };
    const requests = ours.requests(operation, 'specialist') as readonly HttpRequest[];
    const { status, text } = await send(ours, requests[0]!);
    if (!text.includes(`"${code}"`)) throw new Error(`${title}: expected ${code}, got ${status} ${text.slice(0, 300)}`);
    const samples: Sample[] = [];
    for (let round = 0; round < rounds; round += 1) samples.push(await meter.run({ peer: ours, requests, clients: 16, seconds, status }));
    refused.push({ title, code, sample: median(samples) });
  }
  return refused;
}
