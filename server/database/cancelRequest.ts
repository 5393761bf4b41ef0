import { Connection, type Client } from 'pg';

const WITHIN_MS = 5_000;

/** What the driver keeps of a connection and its types leave out. */
interface Backend {
  readonly host: string;
  readonly port: number;
  readonly ssl: boolean | object;
  readonly processID: number;
  readonly secretKey: number;
}

interface CancelConnection {
  connect(port: number, host: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
  end(): void;
  on(event: 'connect' | 'sslconnect' | 'end' | 'error', listener: () => void): void;
  readonly stream: { destroy(): void };
}

/**
 * Asks the server to stop whatever `client` runs now, over a connection of its own as the protocol has it. Settles, and never fails,
 * when the server has passed the request on: from then on it can hit nothing that is sent later.
 */
export async function requestCancel(client: Client): Promise<void> {
  const { host, port, ssl, processID, secretKey } = client as unknown as Backend;
  const connection = new Connection({ ssl } as object) as unknown as CancelConnection;
  const send = (): void => connection.cancel(processID, secretKey);
  await new Promise<void>((resolve) => {
    const patience = setTimeout(() => connection.stream.destroy(), WITHIN_MS);
    const ended = (): void => {
      clearTimeout(patience);
      resolve();
    };
    connection.on('connect', () => (ssl ? connection.requestSsl() : send()));
    connection.on('sslconnect', send);
    connection.on('error', () => connection.stream.destroy());
    connection.on('end', ended);
    connection.connect(port, host);
  });
}
