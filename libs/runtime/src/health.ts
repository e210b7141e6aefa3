import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

/** True when the part can do its work now. A throw, or no answer within 2 s, is false. */
export type Check = () => Promise<boolean> | boolean;

export interface HealthOptions {
  readonly port: number;
  readonly host?: string;
  readonly checks: Readonly<Record<string, Check>>;
  readonly metrics: Metrics;
}

export interface Health {
  readonly port: number;
  close(): Promise<void>;
}

/** GET /health/live, /health/ready (503 with the names of the checks that failed) and /metrics, for the machine room only. */
export async function serveHealth({ port, host = '127.0.0.1', checks, metrics }: HealthOptions): Promise<Health> {
  const server = createServer((request, response) => {
    answer(request.url ?? '', checks, metrics, response).catch(() => response.destroy());
  });
  await listening(server, port, host);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(path: string, checks: HealthOptions['checks'], { registry }: Metrics, response: ServerResponse): Promise<void> {
  if (path === '/health/live') return send(response, 200, { live: true });
  if (path === '/health/ready') {
    const failed = await failing(checks);
    return send(response, failed.length === 0 ? 200 : 503, { ready: failed.length === 0, failed });
  }
  if (path === '/metrics') return void response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
  send(response, 404, { known: ['/health/live', '/health/ready', '/metrics'] });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

async function failing(checks: HealthOptions['checks']): Promise<string[]> {
  const outcomes = await Promise.all(Object.entries(checks).map(async ([name, check]) => ({ name, ok: await passes(check) })));
  return outcomes.filter(({ ok }) => !ok).map(({ name }) => name);
}

async function passes(check: Check): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(late.resolve, 2_000, false);
  return Promise.race([Promise.try(check), late.promise])
    .catch(() => false)
    .finally(() => clearTimeout(timer));
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
