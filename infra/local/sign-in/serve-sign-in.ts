import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemPage, stylesheet, stylesheetPath } from '@mio/pages';
import type Provider from 'oidc-provider';
import type { Region } from '../../../services/directory/src/domain/region.ts';
import { choicePage, overviewPage } from './choice-page.ts';
import { choicePath, createProvider, type ProviderOptions } from './provider.ts';

export interface SignInServer {
  readonly url: string;
  close(): Promise<void>;
}

type ServeOptions = Omit<ProviderOptions, 'people'> & { readonly port: number; readonly region: Region };

/** The sign-in server of a development machine, on the loopback. */
export async function serveSignIn({ port, region, ...options }: ServeOptions): Promise<SignInServer> {
  const provider = createProvider({ ...options, people: region.people });
  const callback = provider.callback();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', options.issuer);
    if (pathname === '/') return html(response, 200, overviewPage(region, options.portalUrls[0] ?? '/'));
    if (pathname === stylesheetPath()) return void response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(stylesheet());
    if (!pathname.startsWith(`${choicePath}/`)) return callback(request, response);
    return request.method === 'POST' ? choose(provider, region, request, response) : ask(provider, region, request, response);
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => html(response, 400, gone)));
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

async function ask(provider: Provider, region: Region, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  html(response, 200, choicePage(region, `${choicePath}/${uid}`));
}

async function choose(provider: Provider, region: Region, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const person = new URLSearchParams(await bodyOf(request)).get('person') ?? '';
  if (!region.people.some(({ id }) => id === person)) return ask(provider, region, request, response);
  await provider.interactionFinished(request, response, { login: { accountId: person } }, { mergeWithLastSubmission: false });
}

const mostBytes = 10_000;
async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk as string;
    if (body.length > mostBytes) throw new Error('too much');
  }
  return body;
}

const gone = problemPage({
  title: 'Deze inlogpoging is verlopen',
  what: 'U deed er te lang over, of u opende een oude pagina.',
  next: 'Ga terug naar MIO en log opnieuw in.',
});

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'",
  });
  response.end(body);
}
