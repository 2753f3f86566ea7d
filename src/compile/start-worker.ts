/** Starts a thread from the file beside the one that asks: `thread.ts` has its other end in `thread-worker.ts`, in a checkout and when built. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** `moduleUrl` is the `import.meta.url` of the file that asks. */
export function startWorker(moduleUrl: string): Worker {
  const url = new URL(moduleUrl.replace(/\.(ts|js)$/, '-worker.$1'));
  return url.pathname.endsWith('.ts') ? startFromSource(url) : new Worker(url);
}

/** In a checkout the sources run as they are; a thread does not inherit the loader that reads them. */
function startFromSource(url: URL): Worker {
  // Evaluated code has a global __dirname, the dot, which a package that looks for its own files (usearch) would follow for ever.
  const start = `
    delete globalThis.__dirname;
    const load = require('node:module').createRequire(${JSON.stringify(url.href)});
    load('tsx/cjs/api').register();
    load(${JSON.stringify(fileURLToPath(url))});`;
  return new Worker(start, { eval: true });
}
