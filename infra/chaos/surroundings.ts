import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Part, Plan } from '../local/plan.ts';
import { type MailDropper, startMailDropper } from './mail-dropper.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** What the door said while a disk was full. Seconds. */
export interface FullDisk {
  readonly of: 'intake' | 'nats';
  readonly taken: number;
  readonly refused: number;
  /** Statuses of answers that were neither 202 nor 503 with Retry-After; 0: none came. */
  readonly unclear: readonly number[];
  /** From full to the first refusal, of the slowest answer, and from room to the first 202. */
  readonly refusedAfterS: number;
  readonly slowestAnswerS: number;
  readonly takenAgainAfterS: number;
}

/** What stands between the services and what they stand on: links that can be cut, disks that can be full. */
export interface Surroundings {
  /** Between every service and nats-server. */
  readonly link: TcpProxy;
  /** Between notification and the mail server. */
  readonly mails: MailDropper;
  readonly disks: { readonly intake: SmallDisk; readonly nats: SmallDisk } | undefined;
  readonly fullDisks: FullDisk[];
  /** For `startLocalHouse`. */
  prepare(plan: Plan, data: string): Promise<Plan>;
  /** Copies what lies on the small disks to where the rest is. */
  keep(data: string): void;
  close(): Promise<void>;
}

const diskMebibytes = 192;

/** `withDisks`: intake's store and the stream each get a small disk of their own, where this user may mount one. */
export async function createSurroundings({ withDisks }: { withDisks: boolean }): Promise<Surroundings> {
  const [link, mails] = await Promise.all([startTcpProxy(), startMailDropper()]);
  const disks = withDisks ? twoDisks() : undefined;
  return {
    link,
    mails,
    disks,
    fullDisks: [],
    async prepare(plan, data) {
      link.leadTo(plan.natsPort);
      mails.proxy.leadTo(Number(new URL(plan.addresses.smtp).port));
      if (disks !== undefined) {
        mkdirSync(join(data, 'nats'), { recursive: true });
        mkdirSync(join(disks.nats.folder, 'jetstream'));
        symlinkSync(join(disks.nats.folder, 'jetstream'), join(data, 'nats/jetstream'));
      }
      const env = { MIO_NATS: `nats://127.0.0.1:${link.port}`, MIO_SMTP: `smtp://127.0.0.1:${mails.proxy.port}` };
      const own = (part: Part) => (disks !== undefined && part.name.startsWith('intake') ? { MIO_STORE: `sqlite:${disks.intake.folder}` } : {});
      return { ...plan, parts: plan.parts.map((part) => ({ ...part, env: { ...part.env, ...env, ...own(part) } })) };
    },
    keep(data) {
      if (disks !== undefined) cpSync(disks.intake.folder, join(data, 'stores'), { recursive: true });
    },
    async close() {
      for (const disk of disks === undefined ? [] : Object.values(disks)) disk.close();
      await Promise.all([link.close(), mails.proxy.close()]);
    },
  };
}

function twoDisks(): Surroundings['disks'] {
  const [intake, nats] = [smallDisk(diskMebibytes), smallDisk(diskMebibytes)];
  if (intake !== undefined && nats !== undefined) return { intake, nats };
  intake?.close();
  nats?.close();
  return undefined;
}
