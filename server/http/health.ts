import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { AppError } from '../kit/errors.ts';

const BUCKETS_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The connections that reads travel over. */
export interface ReadsHealth {
  /** By pool: reads on their way, and reads that wait for a lane. */
  readonly load: Readonly<Record<string, { readonly busy: number; readonly queued: number }>>;
  /** How the replica is, where there is one: without it the gateway serves as well. */
  readonly replica: string | undefined;
}

/** Whether the process lives, whether it can serve, and its figures for Prometheus. */
export function registerHealth(app: FastifyInstance, isReady: () => boolean | Promise<boolean>, reads?: ReadsHealth): void {
  app.get('/healthz', () => ({ status: 'ok' }));

  app.get('/readyz', async () => {
    if (!(await answers(isReady))) throw new AppError('UNAVAILABLE');
    return { status: 'ready', ...(reads?.replica && { replica: reads.replica }) };
  });

  const metrics = createMetrics(app);
  if (reads) measureReads(metrics, reads);
  app.get('/metrics', async (_request, reply) => {
    reply.type(metrics.contentType);
    return metrics.metrics();
  });
}

async function answers(isReady: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await isReady();
  } catch {
    return false;
  }
}

/** Routes by their pattern, so that no request makes a new series. */
function createMetrics(app: FastifyInstance): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_SECONDS,
    registers: [register],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    duration.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  return register;
}

function measureReads(register: Registry, reads: ReadsHealth): void {
  const gauge = new Gauge({
    name: 'database_reads',
    help: 'Reads on their way to the database, and reads that wait for a connection',
    labelNames: ['pool', 'state'],
    registers: [register],
    collect: () => {
      for (const [pool, { busy, queued }] of Object.entries(reads.load)) {
        gauge.set({ pool, state: 'busy' }, busy);
        gauge.set({ pool, state: 'queued' }, queued);
      }
    },
  });
}
