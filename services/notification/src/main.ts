import { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import { type House, openHouse, runAsProcess } from '@mio/service';
import { doFreeSlot, doSendMail } from './adapters/do-send-mail.ts';
import { findRecipient, isQueuedIn } from './adapters/find-recipient.ts';
import { mailServer } from './adapters/mail-server.ts';
import { createSlots } from './adapters/slots.ts';
import { smtpAddress } from './adapters/smtp-address.ts';
import { config as readConfig } from './config.ts';
import { flow, type Reads } from './flow.ts';

export async function start(env: NodeJS.ProcessEnv = process.env): Promise<House> {
  const config = readConfig(env);
  const house = await openHouse({ service: 'notification', config, flow });
  const register = await house.register(config.MIO_DIRECTORY);
  const casework = house.calls(CaseworkServiceService, 'casework', config.MIO_CASEWORK);
  const server = mailServer({ address: smtpAddress(config.MIO_SMTP), log: house.log });
  house.onClose('mail server', server.close);
  const slots = createSlots();
  const reads: Reads = { find: findRecipient({ casework, server, register: register.current, slots, isQueued: isQueuedIn(house.store) }) };
  await house.run({
    reads,
    effects: {
      sendMail: doSendMail({ server, log: house.log, from: config.MIO_MAIL_FROM, portalUrl: config.MIO_PORTAL_URL, slots }),
      freeSlot: doFreeSlot(slots),
    },
    whoIs: register.whoIs,
  });
  return house;
}

if (import.meta.main) await runAsProcess(start);
