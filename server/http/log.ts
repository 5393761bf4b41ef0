import { pino, type DestinationStream, type Logger } from 'pino';

/** One JSON line per event; secrets never reach it, wherever in a request or answer they stand. */
export function createLog(level: string, stream?: DestinationStream): Logger {
  const redact = ['cookie', 'authorization', '["set-cookie"]'].flatMap((name) => {
    const key = name.startsWith('[') ? name : `.${name}`;
    return [`headers${key}`, `*.headers${key}`];
  });
  return pino({ level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
