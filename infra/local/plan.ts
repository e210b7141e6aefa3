import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Secrets } from './secrets.ts';

/** One process to keep running. */
export interface Part {
  /** "casework", or "casework.2" for its second replica. */
  readonly name: string;
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers 2xx when the part takes part. */
  readonly readyUrl: string;
}

export interface Addresses {
  readonly intake: readonly string[];
  readonly portal: readonly string[];
  readonly signIn: string;
  readonly mail: string;
  readonly smtp: string;
  readonly nats: string;
  readonly natsMonitor: string;
}

export interface Plan {
  readonly parts: readonly Part[];
  readonly addresses: Addresses;
  readonly natsPort: number;
  readonly natsMonitorPort: number;
}

export interface PlanOptions {
  readonly data: string;
  readonly secrets: Secrets;
  /** Gives the next free port. */
  readonly port: () => number;
  readonly replicas: number;
  /** `sqlite:/folder` or `mongodb://…`. */
  readonly store: string;
  readonly env: Readonly<Record<string, string>>;
}

const services = ['directory', 'intake', 'triage', 'matching', 'casework', 'notification', 'insight'] as const;
const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (port: number) => `http://127.0.0.1:${port}`;

/** Every process of the system with its ports and environment. The pages people open come first, so that their ports are the first. */
export function planOf({ data, secrets, port, replicas, store, env }: PlanOptions): Plan {
  const [intakePort, portalPort, signInPort, mailPort, smtpPort, natsPort, natsMonitorPort] = Array.from({ length: 7 }, port) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const replica = Array.from({ length: replicas }, (_, i) => i);
  const doors = replica.map((i) => (i === 0 ? { intake: intakePort, portal: portalPort } : { intake: port(), portal: port() }));
  const calls = replica.map(() => Object.fromEntries(services.map((name) => [name, { grpc: port(), health: port() }])));
  const portalHealth = replica.map(port);
  const addresses: Addresses = {
    intake: doors.map(({ intake }) => at(intake)),
    portal: doors.map(({ portal }) => at(portal)),
    signIn: at(signInPort),
    mail: at(mailPort),
    smtp: `smtp://127.0.0.1:${smtpPort}`,
    nats: `nats://127.0.0.1:${natsPort}`,
    natsMonitor: at(natsMonitorPort),
  };
  const shared = {
    ...secrets,
    MIO_STORE: store,
    MIO_MODELS: join(data, 'triage/models'),
    MIO_NATS: addresses.nats,
    MIO_LOG: 'pretty',
    MIO_HTTP_HOST: '127.0.0.1',
    MIO_PUBLIC_URL: addresses.intake[0]!,
    MIO_PORTAL_URL: addresses.portal[0]!,
    MIO_SMTP: addresses.smtp,
    MIO_MAIL_FROM: 'MIO <mio@waterlanden.example>',
    MIO_REGION_FILE: join(root, 'services/directory/region/demo.yaml'),
    MIO_OIDC_ISSUER: addresses.signIn,
    MIO_OIDC_CLIENT_ID: 'mio-portal',
    // One machine plays everybody here.
    MIO_RATE_LIMIT: '100000',
    ...Object.fromEntries(services.map((name) => [`MIO_${name.toUpperCase()}`, calls.map((each) => `127.0.0.1:${each[name]!.grpc}`).join(',')])),
    ...env,
  };
  const named = (name: string, i: number) => (i === 0 ? name : `${name}.${i + 1}`);
  const service = (name: (typeof services)[number]) =>
    replica.map((i): Part => {
      const { grpc, health } = calls[i]![name]!;
      return {
        name: named(name, i),
        file: join(root, `services/${name}/src/main.ts`),
        readyUrl: `${at(health)}/health/ready`,
        env: { ...shared, MIO_GRPC_PORT: String(grpc), MIO_HEALTH_PORT: String(health), MIO_HTTP_PORT: String(doors[i]!.intake) },
      };
    });
  const portals = replica.map(
    (i): Part => ({
      name: named('portal', i),
      file: join(root, 'services/portal/src/main.ts'),
      readyUrl: `${at(portalHealth[i]!)}/health/ready`,
      env: { ...shared, MIO_PORTAL_URL: addresses.portal[i]!, MIO_HEALTH_PORT: String(portalHealth[i]), MIO_HTTP_PORT: String(doors[i]!.portal) },
    }),
  );
  const local = (name: string, file: string, readyUrl: string, more: Record<string, string>): Part => ({
    name,
    file: join(root, 'infra/local', file),
    readyUrl,
    env: { ...shared, MIO_DATA: join(data, name), ...more },
  });
  const mail = local('mail', 'mail/mail-catcher.ts', `${addresses.mail}/mails.json`, { MIO_SMTP_PORT: String(smtpPort), MIO_HTTP_PORT: String(mailPort) });
  const signIn = local('sign-in', 'sign-in/sign-in.ts', `${addresses.signIn}/.well-known/openid-configuration`, {
    MIO_HTTP_PORT: String(signInPort),
    MIO_ISSUER: addresses.signIn,
    MIO_PORTAL_URL: addresses.portal.join(','),
  });
  return { parts: [mail, signIn, ...services.flatMap(service), ...portals], addresses, natsPort, natsMonitorPort };
}
