import { createLifecycle, createLog, port, readConfig, text } from '@mio/runtime';
import { z } from 'zod';
import { keptMails } from './kept-mails.ts';
import { serveMails } from './mail-site.ts';
import { receiveMails } from './receive-mails.ts';

export interface MailCatcher {
  readonly smtpUrl: string;
  readonly url: string;
  close(): Promise<void>;
}

/** Takes every mail and shows it; nothing goes out. Ports: 0 asks for a free one. Fails where a port is taken or `dir` cannot be written. */
export async function startMailCatcher({ smtpPort, httpPort, dir }: { smtpPort: number; httpPort: number; dir: string }): Promise<MailCatcher> {
  const mails = await keptMails(dir);
  const site = await serveMails({ port: httpPort, mails });
  try {
    const server = await receiveMails({ port: smtpPort, keep: (message) => mails.keep(message) });
    return {
      smtpUrl: `smtp://127.0.0.1:${server.port}`,
      url: site.url,
      async close() {
        await Promise.all([server.close(), site.close()]);
        await mails.close();
      },
    };
  } catch (error) {
    await Promise.all([site.close(), mails.close()]);
    throw error;
  }
}

async function run(): Promise<void> {
  const config = readConfig(z.object({ MIO_SMTP_PORT: port(), MIO_HTTP_PORT: port(), MIO_DATA: text('a folder for the mails') }));
  const log = createLog({ service: 'mail' });
  const catcher = await startMailCatcher({ smtpPort: config.MIO_SMTP_PORT, httpPort: config.MIO_HTTP_PORT, dir: config.MIO_DATA });
  const lifecycle = createLifecycle({ log });
  lifecycle.onClose('mail catcher', catcher.close);
  lifecycle.closeOnSignals();
  log.info({ url: catcher.url, smtp: catcher.smtpUrl }, 'ready');
}

if (import.meta.main) {
  await run().catch((error: Error) => {
    process.stderr.write(`De mailbak kan niet starten: ${error.message}\n`);
    process.exit(1);
  });
}
