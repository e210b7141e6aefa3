import type { AddressInfo } from 'node:net';
import { createLifecycle, createLog, createMetrics, type Log, serveHealth, systemClock } from '@mio/runtime';
import { runAsProcess } from '@mio/service';
import { createApp } from './app.ts';
import { config as readConfig } from './config.ts';
import { servicesAt } from './services.ts';
import { signInWith } from './sign-in.ts';

export interface Portal {
  readonly service: 'portal';
  readonly log: Log;
  readonly httpPort: number;
  readonly healthPort: number;
  closeOnSignals(): void;
  close(): Promise<void>;
}

/** Wiring only. The portal keeps nothing: no store, no stream. */
export async function start(env: NodeJS.ProcessEnv = process.env): Promise<Portal> {
  const config = readConfig(env);
  const log = createLog({ service: 'portal', level: config.MIO_LOG_LEVEL, pretty: config.MIO_LOG === 'pretty' });
  const lifecycle = createLifecycle({ log });
  const services = servicesAt(
    {
      directory: config.MIO_DIRECTORY,
      intake: config.MIO_INTAKE,
      triage: config.MIO_TRIAGE,
      matching: config.MIO_MATCHING,
      casework: config.MIO_CASEWORK,
      notification: config.MIO_NOTIFICATION,
      insight: config.MIO_INSIGHT,
    },
    config.MIO_HOUSE_SECRET,
  );
  lifecycle.onClose('services', services.close);
  const signIn = signInWith({
    issuer: config.MIO_OIDC_ISSUER,
    clientId: config.MIO_OIDC_CLIENT_ID,
    clientSecret: config.MIO_OIDC_CLIENT_SECRET,
    redirectUri: `${config.MIO_PORTAL_URL}/aanmelden/terug`,
  });
  const app = await createApp({ services, signIn, secret: config.MIO_HOUSE_SECRET, portalUrl: config.MIO_PORTAL_URL, log, now: systemClock.now });
  await app.listen({ port: config.MIO_HTTP_PORT, host: config.MIO_HTTP_HOST });
  lifecycle.onClose('pages', () => app.close());
  const register = () => services.register.current().then(() => true);
  const health = await serveHealth({
    port: config.MIO_HEALTH_PORT,
    host: config.MIO_HOST,
    checks: { register },
    metrics: createMetrics({ service: 'portal' }),
  });
  lifecycle.onClose('health', health.close);
  return {
    service: 'portal',
    log,
    httpPort: (app.server.address() as AddressInfo).port,
    healthPort: health.port,
    closeOnSignals: lifecycle.closeOnSignals,
    close: lifecycle.close,
  };
}

if (import.meta.main) await runAsProcess(start);
