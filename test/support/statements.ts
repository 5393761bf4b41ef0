import { Client } from 'pg';
import { Exchange, type ExchangeParts } from '../../server/database/exchange.ts';

/** The SQL statements that this process sends while `work` runs. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  return (await sentBy(work)).map((query) => (typeof query === 'string' ? query : query.text));
}

/** The viewers' reads among them, and what begins the transactions of the ORM: not what the product asks on its own behalf. */
export async function transactionsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = await sentBy(work);
  return sent.flatMap((query) => {
    if (typeof query === 'string') return /^\s*begin/i.test(query) ? [query] : [];
    return query instanceof Exchange || /^\s*begin/i.test(query.text) ? [query.text] : [];
  });
}

/** The viewers' reads, each with the session that it was sent under. */
export async function readsOf(work: () => Promise<unknown>): Promise<Read[]> {
  const sent = await sentBy(work);
  // what an exchange carries is its own affair everywhere else
  return sent.flatMap((query) => (query instanceof Exchange ? [query['parts']] : []));
}

export type Read = Pick<ExchangeParts, 'session' | 'statement'>;

type Sent = string | { readonly text: string };

async function sentBy(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const query = Client.prototype.query;
  // the driver's one way to the database, under our pools and the ORM's alike; its overloads cannot be told apart here
  Client.prototype.query = function record(this: Client, ...args: unknown[]) {
    const [first] = args as [Sent];
    sent.push(first);
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    Client.prototype.query = query;
  }
  return sent;
}
