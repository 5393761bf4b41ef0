import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a port of this machine on which an answer can be lost. */
export interface BrokenWay {
  readonly port: number;
  /** The next piece that comes back and fits is lost, with its connection. */
  loseNext(pattern: RegExp): void;
  /** How many were lost. */
  lost(): number;
  close(): Promise<void>;
}

export async function brokenWay(target: number): Promise<BrokenWay> {
  const sockets = new Set<Socket>();
  let pattern: RegExp | undefined;
  let lost = 0;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    near.on('data', (piece) => far.write(piece)).on('close', () => far.destroy());
    far
      .on('data', (piece) => {
        if (!pattern?.test(piece.toString('latin1'))) return void near.write(piece);
        pattern = undefined;
        lost += 1;
        near.resetAndDestroy();
      })
      .on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    loseNext: (wanted) => void (pattern = wanted),
    lost: () => lost,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
