import { Client, DatabaseError, type ClientConfig } from 'pg';
import { requestCancel } from './cancelRequest.ts';
import { Exchange, type Statement, type TransactionSession } from './exchange.ts';
import { PreparedStatements } from './prepared.ts';

/** How long after a cancel request a statement that it hit by mistake may still tell so. */
const CANCEL_ECHO_MS = 1_000;

/** Behind a statement that runs for so long, no other is sent. */
const SLOW_AFTER_MS = 50;

/** A statement on its way over a lane. */
export interface Flight {
  readonly session: TransactionSession;
  readonly statement: Statement;
  /** Called once; `wasHead` tells that it was running and not waiting behind another, `wasHit` that it may have met a foreign cancel. */
  settle(error: Error | undefined, rows: unknown[], how: Landing): void;
  /** Sends it anew, whatever becomes of this attempt. */
  resend(): void;
}

export interface Landing {
  readonly wasHead: boolean;
  readonly wasHit: boolean;
}

interface LaneEvents {
  /** One more may be sent. */
  freed(): void;
  /** The connection is gone, if there was one. */
  ended(): void;
}

/** One connection that carries several exchanges at once, each after the other. */
export class Lane {
  private readonly client: Client;
  private readonly depth: number;
  private readonly events: LaneEvents;
  private readonly prepared = new PreparedStatements();
  /** In the order of sending; the first is the one that runs. */
  private readonly flights: Flight[] = [];
  private readonly unwanted = new WeakSet<Flight>();
  private headSince = 0;
  private isOpen = false;
  private isBroken = false;
  private cancelling = 0;
  private cancelledAt = -Infinity;

  constructor(config: ClientConfig, depth: number, events: LaneEvents) {
    this.client = new Client({ ...config, pipeline: true });
    this.depth = depth;
    this.events = events;
  }

  /** @throws when the database cannot be reached */
  async open(): Promise<void> {
    // what is in flight rejects by itself; this is a second report of the same loss, fatal when nobody listens
    this.client.on('error', () => undefined);
    this.client.on('end', () => {
      this.isOpen = false;
      this.events.ended();
    });
    await this.client.connect();
    this.isOpen = true;
  }

  /** Exchanges on their way. */
  get load(): number {
    return this.flights.length;
  }

  /** Whether one more may be sent now: not behind a slow one, nor while a cancel request is under way and might hit it. */
  get isFree(): boolean {
    if (!this.isOpen || this.cancelling > 0) return false;
    return this.load === 0 || (this.load < this.depth && !this.isSlow(SLOW_AFTER_MS));
  }

  send(flight: Flight): void {
    const exchange = new Exchange({ ...flight, prepared: this.prepared }, (error, result) => {
      if (!error) exchange.succeed();
      else if (!isLost(error)) exchange.forget();
      this.land(flight, error, result?.rows ?? []);
    });
    if (this.flights.push(flight) === 1) this.headSince = performance.now();
    this.client.query(exchange as unknown as { submit(): void });
  }

  /** Stops the flight if it runs, else as soon as its turn comes. */
  cancel(flight: Flight): void {
    this.unwanted.add(flight);
    if (this.flights[0] === flight) void this.cancelHead();
  }

  /** What waits behind a statement that has been running for so long: better sent anew elsewhere. */
  stuck(afterMs: number): Flight[] {
    return this.isSlow(afterMs) ? this.flights.slice(1) : [];
  }

  /** Nothing is sent any more. */
  close(): Promise<void> {
    this.isOpen = false;
    return this.client.end();
  }

  private isSlow(afterMs: number): boolean {
    return this.load > 0 && performance.now() - this.headSince > afterMs;
  }

  private land(flight: Flight, error: Error | undefined, rows: unknown[]): void {
    const place = this.flights.indexOf(flight);
    if (place < 0) return;
    this.flights.splice(place, 1);
    this.headSince = performance.now();
    const wasHead = place === 0 && !this.isBroken;
    if (error && isLost(error)) this.breakOff();
    const wasHit = performance.now() - this.cancelledAt < CANCEL_ECHO_MS;
    flight.settle(error, rows, { wasHead, wasHit });
    const [head] = this.flights;
    if (head && this.unwanted.has(head) && this.isOpen) void this.cancelHead();
    this.events.freed();
  }

  /** What comes after is lost with the connection, not with its own statement. */
  private breakOff(): void {
    this.isBroken = true;
    this.isOpen = false;
    this.client.connection.stream.destroy();
  }

  private async cancelHead(): Promise<void> {
    this.cancelling += 1;
    this.cancelledAt = Infinity;
    await requestCancel(this.client);
    this.cancelling -= 1;
    if (this.cancelling > 0) return;
    this.cancelledAt = performance.now();
    this.events.freed();
  }
}

/** Whether the connection is gone, and not only the statement refused: what the server did not say itself is the connection's. */
export function isLost(error: Error): boolean {
  return !(error instanceof DatabaseError) || /^(08|57P)/.test(error.code ?? '');
}
