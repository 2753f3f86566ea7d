/** An app at a port: the times that a client has, and how the server ends. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { GemelError } from '../errors.ts';
import type { Traffic } from './app.ts';
import type { Limits } from './limits.ts';

export interface ServerOptions {
  readonly app: Hono;
  readonly traffic: Traffic;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly limits: Pick<Limits, 'connections' | 'receiving' | 'stopping'>;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no more requests, answers those that are open, and is done once all are, or their time is up. Whether all were answered. */
  stop(): Promise<boolean>;
}

/** @throws GemelError `bad-usage` where the port cannot be had. */
export async function startServer({ app, traffic, host, port, limits }: ServerOptions): Promise<RunningServer> {
  const milliseconds = 1000 * limits.receiving;
  const server = createServer(
    {
      headersTimeout: milliseconds,
      requestTimeout: milliseconds,
      // How often Node looks for clients whose time is up.
      connectionsCheckingInterval: Math.min(1000, milliseconds / 4),
      keepAliveTimeout: 5000,
      maxHeaderSize: 16_384,
    },
    getRequestListener(app.fetch),
  );
  server.maxConnections = limits.connections;
  server.on('clientError', refuseConnection);
  await listen(server, { host, port });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => stop(server, traffic, limits.stopping),
  };
}

function listen(server: Server, address: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const why = code === 'EADDRINUSE' ? 'one that is in use: choose another, or 0 for any' : message;
      reject(
        new GemelError('bad-usage', `--port: expected a free port of ${address.host}, found ${address.port}, ${why}`),
      );
    });
    server.listen(address, resolve);
  });
}

/** What Node itself finds wrong with a request, before or while it is read. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error);
  const [status, code, message] = CONNECTION_ERRORS[error.code ?? ''] ?? ['400 Bad Request', 'bad-input', 'no HTTP'];
  const body = JSON.stringify({ error: { code, message } });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const CONNECTION_ERRORS: Readonly<Record<string, readonly [string, string, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'timeout', 'expected the whole request sooner'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'too-large', 'expected smaller headers'],
};

function stop(server: Server, traffic: Traffic, seconds: number): Promise<boolean> {
  traffic.stopping = true;
  return new Promise((resolve) => {
    let all = true;
    const timer = setTimeout(() => {
      all = false;
      server.closeAllConnections();
    }, 1000 * seconds);
    server.close(() => {
      clearTimeout(timer);
      resolve(all);
    });
    server.closeIdleConnections();
  });
}
