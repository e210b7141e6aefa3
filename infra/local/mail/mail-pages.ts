import { definitionList, emptyState, type Html, heading, html, layout, link, moment, quotation, table } from '@mio/pages';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { MailSummary } from './kept-mails.ts';

/** Both pages are for developers: mails of a real system never come here. */
const footer = 'Deze mailbak is alleen voor ontwikkeling. Hij vangt alle mail op; er gaat niets naar buiten.';

export const listPage = (mails: readonly MailSummary[]): string =>
  layout({
    title: 'Mailbak',
    footer,
    main:
      mails.length === 0
        ? emptyState(html`Er is nog geen mail. Zodra MIO er een stuurt, staat hij hier. ${link('/', 'Kijk opnieuw')}`)
        : html`<p class="utrecht-paragraph">${mails.length} ${mails.length === 1 ? 'mail' : 'mails'}, de nieuwste bovenaan. ${link('/', 'Kijk opnieuw')}</p>${table(
            {
              caption: 'Opgevangen mails',
              head: ['Onderwerp', 'Aan', 'Wanneer'],
              rows: mails.map(({ id, subject, to, at }) => [link(`/mail/${id}`, subject === '' ? '(geen onderwerp)' : subject), to, moment(at)]),
            },
          )}`,
  });

export async function mailPage(summary: MailSummary, message: Buffer): Promise<string> {
  const mail = await simpleParser(message, { skipHtmlToText: true, skipTextToHtml: true });
  return layout({
    title: summary.subject === '' ? '(geen onderwerp)' : summary.subject,
    footer,
    main: html`<p class="utrecht-paragraph">${link('/', 'Terug naar alle mails')}</p>
${definitionList([
  ['Van', mail.from?.text ?? ''],
  ['Aan', summary.to],
  ['Wanneer', moment(summary.at)],
])}
${mail.html !== false && html`${heading('Opgemaakt')}<iframe title="De mail, opgemaakt" src="/mail/${summary.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" width="100%" height="620"></iframe>`}
${heading('Platte tekst')}<blockquote class="mio-quotation">${withLinks(mail.text ?? '')}</blockquote>
${heading('Kopregels')}${quotation(headerLines(mail))}`,
  });
}

/** The mail's own HTML, for the sandboxed frame only; links open beside it. Undefined where it has none. */
export async function mailHtml(message: Buffer): Promise<string | undefined> {
  const mail = await simpleParser(message, { skipHtmlToText: true, skipTextToHtml: true });
  return mail.html === false ? undefined : `<base target="_blank">${mail.html}`;
}

const headerLines = ({ headerLines: lines }: ParsedMail): string => lines.map(({ line }) => line).join('\n');

const withLinks = (text: string): Html[] => text.split(/(https?:\/\/\S+)/).map((part, i) => (i % 2 === 1 ? link(part, part) : html`${part}`));
