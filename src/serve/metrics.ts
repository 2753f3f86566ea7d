/** What a server counts of itself, for Prometheus. The one place that imports its client. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** A request has been answered. */
  answered(request: { readonly route: string; readonly status: number; readonly seconds: number }): void;
  /** A batch has been computed. */
  batched(kind: string, items: number): void;
  /** Everything, in Prometheus' text format. */
  print(): Promise<string>;
  readonly contentType: string;
}

export interface MetricsOptions {
  /** Asked when the metrics are read. */
  readonly open: () => number;
  readonly waiting: () => number;
  /** Whether those of the process, memory and event loop, are counted as well; once a process. */
  readonly ofProcess?: boolean;
}

export function createMetrics({ open, waiting, ofProcess = false }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    ...{ name: 'gemel_requests_total', help: 'Requests answered', labelNames: ['route', 'status'], registers },
  });
  const seconds = new Histogram({
    ...{
      name: 'gemel_request_seconds',
      help: 'Seconds until a request was answered',
      labelNames: ['route'],
      registers,
    },
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  });
  const batches = new Histogram({
    ...{ name: 'gemel_batch_items', help: 'Pairs or texts computed together', labelNames: ['kind'], registers },
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  });
  gauge('gemel_requests_open', 'Requests that are being worked on', open);
  gauge('gemel_waiting_items', 'Pairs and texts that wait for a batch', waiting);
  return {
    answered({ route, status, seconds: taken }) {
      requests.inc({ route, status });
      seconds.observe({ route }, taken);
    },
    batched: (kind, items) => batches.observe({ kind }, items),
    print: () => registry.metrics(),
    contentType: registry.contentType,
  };

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
  }
}
