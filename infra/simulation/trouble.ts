import { CaseOpened, encodeEnvelope, QuestionReceived } from '@mio/contracts';
import type { Region } from '../../services/directory/src/domain/region.ts';
import type { MailServer } from './mail-line.ts';
import type { People } from './people.ts';
import type { Parts } from './processes.ts';
import { randomFrom } from './random.ts';

/** What goes wrong with the machines around the processes, a little of it with every volley of questions. */
export function createTrouble(parts: Parts, { people, server, region, seed }: { people: People; server: MailServer; region: Region; seed: number }) {
  const { scheduler, dice, recorder, stream, processes } = parts;
  const random = randomFrom(seed, 'region');
  let foreign = 0;
  let loads = 0;

  const done = (name: string): void => {
    recorder.count(name);
    recorder.record({ what: 'fault', at: scheduler.now(), name, about: 'stream' });
  };

  function wipe(): void {
    done('wipe');
    stream.wipe();
  }

  function cutBack(): void {
    done('cut back');
    stream.cutBack(1 + dice.of('cutBacks').below(200));
  }

  function streamAway(): void {
    const random = dice.of('streamOutages');
    done('stream away');
    stream.away(random.chance(0.1) ? random.between(60_000, 600_000) : random.between(500, 15_000), random.chance(0.5));
  }

  function streamFull(): void {
    done('stream full');
    stream.full(dice.of('streamOutages').between(1_000, 20_000));
  }

  function mailAway(): void {
    recorder.count('mail server away');
    server.awayUntil = scheduler.now() + dice.of('mailTrouble').between(1_000, 60_000);
  }

  /** Somebody says what nobody here can read. */
  function poisonedMessage(): void {
    recorder.count('unreadable message');
    const document = `elsewhere/thing/${++foreign}`;
    const data = { caseId: `X${foreign}`, schoolId: '', custodian: { kind: 'triage', id: '' } };
    const type = dice.of('poison').chance(0.5) ? CaseOpened : QuestionReceived;
    const bytes = encodeEnvelope({
      id: `${document}#1`,
      document,
      number: 1,
      type: type.type,
      version: 99,
      at: new Date().toISOString(),
      caseId: data.caseId,
      by: '',
      data,
    });
    if (stream.up()) stream.store({ id: `${document}#1`, subject: type.subject, bytes: dice.of('poison').chance(0.2) ? bytes.slice(0, 3) : bytes }, true);
  }

  /** The register changes: many events of one document at once, and soon after again. */
  async function loadRegion(): Promise<void> {
    for (let again = 0; again < 2; again++) {
      const number = ++loads;
      recorder.count('region loaded');
      const changed = { ...region, experts: region.experts.map((expert) => ({ ...expert, capacity: expert.capacity + number })) };
      const command = { service: 'directory', kind: 'register', key: 'register', name: 'loadRegion', id: `load ${number}` };
      await people.insist(command, ({ runner }) =>
        runner.call('register', 'register', { name: 'loadRegion', id: command.id, by: 'admin', data: { region: changed } }),
      );
      await people.pause(random.below(2_000));
    }
  }

  return {
    loadRegion,
    /** At some moments of the next `ms`. */
    during(ms: number): void {
      const at = (kind: Parameters<typeof dice.hits>[0], probability: number, happen: () => void) => {
        if (dice.hits(kind, probability)) scheduler.after(dice.of(kind).below(ms), stream.owner, () => dice.on(kind) && happen());
      };
      at('crashes', 0.6, processes.killOne);
      at('stops', 0.4, processes.stopOne);
      at('storeOutages', 0.3, processes.storeAway);
      at('streamOutages', 0.15, streamAway);
      at('streamOutages', 0.1, streamFull);
      at('wipes', 0.07, wipe);
      at('cutBacks', 0.07, cutBack);
      at('mailTrouble', 0.15, mailAway);
      at('poison', 0.1, poisonedMessage);
    },
  };
}
