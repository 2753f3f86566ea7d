/** A real PostgreSQL with pgvector, PGlite in WebAssembly, behind a port of this machine: one session, for one client at a time. */
import { createServer, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';

export interface PgliteServer {
  /** postgres://… */
  readonly address: string;
  close(): Promise<void>;
}

export async function servePglite(): Promise<PgliteServer> {
  const postgres = await PGlite.create({ extensions: { vector } });
  await postgres.exec('CREATE EXTENSION vector');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      // As a server does for whoever left in the middle of a transaction.
      if (!postgres.closed) postgres.exec('ROLLBACK').catch(() => {});
    });
    socket.on('error', () => {});
    answer(socket, postgres);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    address: `postgres://postgres:unused@127.0.0.1:${address.port}/postgres`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await postgres.close();
    },
  };
}

/** Hands messages on once a client waits for their answer. */
function answer(socket: Socket, postgres: PGlite): void {
  let held = Buffer.alloc(0);
  let started = false;
  let last = Promise.resolve();
  socket.on('data', (chunk) => {
    held = Buffer.concat([held, chunk]);
    for (let end = endOfRequest(held, started); end > 0; end = endOfRequest(held, started)) {
      const request = held.subarray(0, end);
      held = held.subarray(end);
      started = true;
      last = last.then(async () => {
        if (request[0] !== TERMINATE) socket.write(await postgres.execProtocolRaw(new Uint8Array(request)));
      });
    }
  });
}

/** Where the first complete request of a client ends: after Query, Sync or Terminate; the first message has no type. 0 where it is not complete. */
function endOfRequest(bytes: Buffer, started: boolean): number {
  if (!started) return bytes.length >= 4 && bytes.length >= bytes.readInt32BE(0) ? bytes.readInt32BE(0) : 0;
  for (let at = 0; at + 5 <= bytes.length; ) {
    const type = bytes[at];
    at += 1 + bytes.readInt32BE(at + 1);
    if (at > bytes.length) return 0;
    if (type === QUERY || type === SYNC || type === TERMINATE) return at;
  }
  return 0;
}

const [QUERY, SYNC, TERMINATE] = [...'QSX'].map((letter) => letter.charCodeAt(0));
