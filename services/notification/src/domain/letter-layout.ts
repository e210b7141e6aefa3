import type { Letter } from './letter.ts';

const closing = ['Met vriendelijke groet,', 'MIO, Maatwerk in Onderwijs'];
const footer = 'Deze mail is automatisch gestuurd. U kunt er niet op antwoorden.';

export const asText = ({ greeting, paragraphs, button: goTo, after }: Letter): string => {
  const link = goTo === undefined ? [] : [`${goTo.label}:\n${goTo.url}`];
  return `${[greeting, ...paragraphs, ...link, ...after, closing.join('\n'), `--\n${footer}`].join('\n\n')}\n`;
};

/** One column, system fonts, nothing fetched from elsewhere. */
export const asHtml = (letter: Letter): string => `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(letter.subject)}</title></head>
<body style="margin:0;background:#f1f8f8;color:#1c2733;font:16px/1.5 Arial,Helvetica,sans-serif">
<div role="main" style="max-width:36rem;margin:0 auto;padding:24px;background:#ffffff;border-top:6px solid #083a3b">
${[letter.greeting, ...letter.paragraphs].map(paragraph).join('\n')}
${letter.button === undefined ? '' : button(letter.button)}
${letter.after.map(paragraph).join('\n')}
<p style="margin:24px 0 16px">${closing.map(escaped).join('<br>')}</p>
<p style="margin:0;padding-top:16px;border-top:1px solid #d0d7de;color:#4d5b6b;font-size:14px">${escaped(footer)}</p>
</div>
</body>
</html>
`;

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escaped(text)}</p>`;

// The address is spelled out below the button: people are taught not to trust a button whose goal they cannot see.
const button = ({ label, url }: { label: string; url: string }): string =>
  `<p style="margin:24px 0 8px"><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;background:#0f6466;color:#ffffff;text-decoration:none;border-radius:4px">${escaped(label)}</a></p>
<p style="margin:0 0 24px;font-size:14px;color:#4d5b6b;word-break:break-all">${escaped(url)}</p>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
