/** Who may ask: the holder of the token, or a page of this very machine. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal.ts';

/** Whether a host is this machine alone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/** What lets a request through, or throws a refusal. */
export type Guard = (headers: { readonly authorization?: string; readonly host?: string }) => void;

/** Lets a request through that carries the token, and compares in a time that says nothing about how much of it was right. */
export function tokenGuard(token: string): Guard {
  const expected = digest(token);
  return ({ authorization = '' }) => {
    const [, given = ''] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
    if (timingSafeEqual(digest(given), expected)) return;
    throw new Refusal(401, 'unauthorized', 'expected the header "Authorization: Bearer TOKEN" with the right token', {
      'WWW-Authenticate': 'Bearer realm="gemel"',
    });
  };
}

/**
 * Lets a request through that names this machine as its host. A page of a stranger whose name is made to point here names the stranger (DNS
 * rebinding), and would else read what a server without a token says.
 */
export const hostGuard: Guard = ({ host = '' }) => {
  if (isLoopback(host.replace(/:\d+$/, ''))) return;
  throw new Refusal(403, 'wrong-host', 'expected localhost as the host: a server for other names needs a token');
};

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
