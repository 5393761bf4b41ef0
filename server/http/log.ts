import { destination, pino, type DestinationStream, type Logger } from 'pino';

/** Lines are written some at a time, no later than this: to write each by itself costs more than a short answer does. */
const GATHERED = { dest: 1, sync: false, minLength: 4_096, periodicFlush: 200 } as const;

/** One JSON line per event; secrets never reach it, wherever in a request or answer they stand. */
export function createLog(level: string, stream: DestinationStream = destination(GATHERED)): Logger {
  const redact = ['cookie', 'authorization', '["set-cookie"]'].flatMap((name) => {
    const key = name.startsWith('[') ? name : `.${name}`;
    return [`headers${key}`, `*.headers${key}`];
  });
  return pino({ level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
