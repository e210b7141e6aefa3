import { expect, test } from 'vitest';
import { asHtml, asText } from './letter-layout.ts';
import { found, queuedMail } from './mail.fixture.ts';
import { asName, isMailbox } from './recipient.ts';
import { writeLetter } from './write-letter.ts';

const portal = 'https://mio.example';
const asked = { ...queuedMail, id: 'MIO-7K3D9-QXF42C:o1:accepted', template: 'accepted', recipient: 'asker' } as const;

test('the expert reads where the question is and until when', () => {
  const letter = writeLetter(queuedMail, found.names, portal);
  expect(letter.subject).toBe('Er wacht een vraag op u (MIO-7K3D9-QXF42C)');
  expect(asText(letter)).toContain('https://mio.example/casus/MIO-7K3D9-QXF42C');
  expect(asText(letter)).toContain('Neem de vraag aan of wijs hem af. Doe dat vóór maandag 2 februari om 14:00 uur');
});

test('the coordinator reads that it waits for the team', () => {
  const letter = writeLetter({ ...queuedMail, recipient: 'team:c3', offerEnds: '' }, found.names, portal);
  expect(letter.subject).toBe('Er wacht een vraag op uw team (MIO-7K3D9-QXF42C)');
  const text = asText(letter);
  expect(text).toContain('Er wacht een vraag op uw team (Cluster 3). Het kenmerk is MIO-7K3D9-QXF42C.');
  expect(text).toContain('Een deskundige van uw team kan de vraag aannemen. Spreek af wie.');
});

test.each(['', queuedMail.offerEnds])('the coordinator is not told to accept (an offer that ends at "%s")', (offerEnds) => {
  expect(asText(writeLetter({ ...queuedMail, recipient: 'team:c3', offerEnds }, found.names, portal))).not.toContain('Neem de vraag aan');
});

test('only a crisis says so, in the subject and in the text', () => {
  const crisis = writeLetter({ ...queuedMail, urgency: 'crisis' }, found.names, portal);
  expect(crisis.subject).toBe('Mogelijk direct gevaar: Er wacht een vraag op u (MIO-7K3D9-QXF42C)');
  expect(asText(crisis)).toContain('Mogelijk is er direct gevaar. Kijk nu.');
  const high = writeLetter({ ...queuedMail, urgency: 'high' }, found.names, portal);
  expect(high).toEqual(writeLetter(queuedMail, found.names, portal));
});

test('the asker reads who has it, and how to follow it', () => {
  const letter = writeLetter(asked, { ...found.names, recipient: 'Juf <Sanne>', statusUrl: 'https://vraag.example/status/abc' }, portal);
  expect(letter.subject).toBe('Uw vraag is aangenomen (MIO-7K3D9-QXF42C)');
  expect(asText(letter)).toContain('Femke Otter (Cluster 3) gaat met uw vraag aan de slag');
  expect(asHtml(letter)).toContain('href="https://vraag.example/status/abc"');
  expect(asHtml(letter)).toContain('Beste Juf &lt;Sanne&gt;,');
});

test('without names and link the letter still reads well', () => {
  const text = asText(writeLetter(asked, { recipient: '', expert: '', team: '', statusUrl: '' }, portal));
  expect(text).toContain('Goedendag,');
  expect(text).toContain('Een deskundige gaat met uw vraag aan de slag');
  expect(text).not.toContain('link');
});

test('the HTML fetches nothing', () => {
  expect(asHtml(writeLetter(queuedMail, found.names, portal))).not.toMatch(/<(img|link|script|style|iframe)|url\(|src=/i);
});

test('a name cannot become a header', () => {
  expect(asName('Sanne\r\nBcc: a@b.example\u2028x')).toBe('Sanne Bcc: a@b.example x');
});

test.each(['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', 'a <a@b.example>', 'a@b@c', '', 'a b@c.example', '(x)a@b.example'])(
  '%j is no mailbox',
  (text) => {
    expect(isMailbox(text)).toBe(false);
  },
);

test('ordinary addresses are', () => {
  expect(['femke.otter+mio@waterlanden.example', 'josé@school.example'].every(isMailbox)).toBe(true);
});
