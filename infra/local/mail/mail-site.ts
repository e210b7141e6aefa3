import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stylesheet, stylesheetPath } from '@mio/pages';
import type { KeptMails } from './kept-mails.ts';
import { listPage, mailHtml, mailPage } from './mail-pages.ts';

interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string;
  readonly policy?: string;
  /** Which box the mails are of: after another one numbers begin anew. */
  readonly box?: string;
}

/** The pages of the mail catcher, on the loopback. */
export async function serveMails({ port, mails }: { port: number; mails: KeptMails }): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answerTo(request, mails).then(
      (answer) => send(response, answer),
      () => send(response, { status: 500, type: 'text/plain', body: 'Dit lukte niet. Probeer het opnieuw.' }),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answerTo({ method, url = '/' }: IncomingMessage, mails: KeptMails): Promise<Answer> {
  const { pathname, searchParams } = new URL(url, 'http://mail');
  if (method === 'DELETE' && pathname === '/mails') {
    await mails.clear();
    return { status: 204, type: 'text/plain', body: '' };
  }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, type: 'text/plain', body: 'Dit kan hier niet.' };
  if (pathname === '/') return page(listPage(await mails.list()));
  if (pathname === '/mails.json') return asJson(searchParams.get('after'), mails);
  if (pathname === stylesheetPath()) return { type: 'text/css', body: stylesheet() };
  return oneMail(pathname, mails);
}

/** `after`: the number of the last mail that the reader has; without it all, newest first. */
async function asJson(after: string | null, mails: KeptMails): Promise<Answer> {
  if (after !== null && !/^\d{1,9}$/.test(after)) return { status: 400, type: 'text/plain', body: 'Geef bij after een nummer, zoals /mails.json?after=12.' };
  const box = mails.box();
  const wanted = await (after === null ? mails.list() : mails.after(Number(after)));
  return { type: 'application/json', body: JSON.stringify(wanted), box };
}

async function oneMail(pathname: string, mails: KeptMails): Promise<Answer> {
  const [, id = '', what = ''] = /^\/mail\/([\w-]+)(\/html|\/eml)?$/.exec(pathname) ?? [];
  const found = await mails.find(id);
  if (found === undefined) return { status: 404, type: 'text/plain', body: 'Deze mail is er niet. Ga terug naar de mailbak.' };
  const { summary, message } = found;
  if (what === '/eml') return { type: 'text/plain', body: message.toString() };
  if (what === '') return page(await mailPage(summary, message));
  const markup = await mailHtml(message);
  return markup === undefined
    ? { status: 404, type: 'text/plain', body: 'Deze mail heeft geen opgemaakte tekst.' }
    : { type: 'text/html', body: markup, policy: ofMail };
}

const page = (body: string): Answer => ({ type: 'text/html', body });

const ofPage = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'";
const ofMail = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

function send(response: ServerResponse, { status = 200, type, body, policy = ofPage, box }: Answer): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(box === undefined ? {} : { 'x-mail-box': box }),
  });
  response.end(body);
}
