// Counters and histograms of the gateway, for Prometheus. No INSZ and no message id is ever a label.
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { CATALOGUE } from '../faults/catalogue.js';
import type { JournalEntry } from '../house.js';

export type Metrics = {
  /** One message that ended. */
  message(entry: JournalEntry): void;
  /** A request that was refused before it was a message, by HTTP status. */
  refused(status: number): void;
  /** One attempt at an invalidation that ended. */
  callback(result: string): void;
  text(): Promise<string>;
};

/** `offset`: seconds that the gateway's clock is ahead of the machine's. `role`: a worker counts, the primary adds up. */
export type MetricSources = {
  readonly version: string;
  readonly offset: () => number;
  readonly role: 'alone' | 'primary' | 'worker';
  /** Invalidations by status, and seconds since the oldest that is owed was made; in the primary only. */
  readonly outstanding?: () => Promise<{ readonly counts: ReadonlyMap<string, number>; readonly age: number }>;
};

/** A registry of its own, so that two gateways in one process do not share figures. */
export const createMetrics = ({ version, offset, role, outstanding }: MetricSources): Metrics => {
  const own = new Registry();
  const counted = new Registry();
  AggregatorRegistry.setRegistries([counted]);
  // Made in a worker too: only then does prom-client answer the primary when it asks for the figures.
  const aggregator = role === 'alone' ? undefined : new AggregatorRegistry();
  const cluster = role === 'primary' ? aggregator : undefined;
  if (role !== 'primary') collectDefaultMetrics({ register: counted });
  const registers = [counted];
  const requests = new Counter({
    name: 'kbi_requests_total',
    help: 'messages by operation, verdict (answered, refused) and outcome',
    labelNames: ['operation', 'verdict', 'code'],
    registers,
  });
  const duration = new Histogram({
    name: 'kbi_request_duration_seconds',
    help: 'time from received octets to signed answer',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const http = new Counter({
    name: 'kbi_http_refused_total',
    help: 'requests that never became a message',
    labelNames: ['status'],
    registers,
  });
  new Gauge({ name: 'kbi_build_info', help: 'version of this program', labelNames: ['version'], registers: [own] }).set(
    { version },
    1,
  );
  new Gauge({
    name: 'kbi_clock_offset_seconds',
    help: 'how far the clock of the gateway is ahead of the machine',
    registers: [own],
    collect() {
      this.set(offset());
    },
  });
  // prom-client sorts and joins labels at every call; the row of a label set is the same for the life of the process.
  const rows = new Map<string, Counter.Internal>();
  const rowOf = (operation: string, verdict: string, code: string): Counter.Internal => {
    const key = `${operation} ${verdict} ${code}`;
    const known = rows.get(key);
    if (known !== undefined) return known;
    const row = requests.labels(operation, verdict, code);
    rows.set(key, row);
    return row;
  };
  const attempts = new Counter({
    name: 'kbi_callback_attempts_total',
    help: 'attempts at invalidations by result (acknowledged, failed, lapsed, dead, overtaken)',
    labelNames: ['result'],
    registers: [own],
  });
  if (outstanding !== undefined) {
    new Gauge({
      name: 'kbi_callback_age_seconds',
      help: 'time since the oldest invalidation that is still owed was made',
      registers: [own],
      async collect() {
        this.set((await outstanding()).age);
      },
    });
    new Gauge({
      name: 'kbi_callback_pending',
      help: 'invalidations that are owed (WACHT, VERZONDEN) or dead (OPGEGEVEN), by status',
      labelNames: ['status'],
      registers: [own],
      async collect() {
        const { counts } = await outstanding();
        for (const status of ['WACHT', 'VERZONDEN', 'OPGEGEVEN']) this.set({ status }, counts.get(status) ?? 0);
      },
    });
  }
  return {
    callback: (result) => attempts.inc({ result }),
    message: ({ operation = 'none', uitkomst, refusal, milliseconds }) => {
      const refused = refusal !== undefined && CATALOGUE[refusal.key].groep !== 'source';
      rowOf(operation, refused ? 'refused' : 'answered', uitkomst).inc();
      duration.observe(milliseconds / 1000);
    },
    refused: (status) => http.inc({ status: String(status) }),
    text: async () =>
      `${await own.metrics()}${cluster === undefined ? await counted.metrics() : await cluster.clusterMetrics()}`,
  };
};
