import { expect, test } from 'vitest';
import {
  alert,
  badge,
  button,
  checkboxField,
  definitionList,
  durationInWords,
  errorSummary,
  html,
  layout,
  moment,
  problemPage,
  radioGroup,
  selectField,
  table,
  textArea,
  textField,
} from './mod.ts';

const everything = layout({
  title: 'Alles',
  nav: [{ href: '/', label: 'Begin', current: true }],
  person: { name: 'Jan <b>', signOut: '/uitloggen' },
  scripts: ['/x.js'],
  invalid: true,
  main: [
    errorSummary([{ field: 'tekst', message: 'Schrijf uw vraag op.' }]),
    textField({ name: 'mail', label: 'Uw e-mailadres', type: 'email', autocomplete: 'email', required: false }),
    textArea({ name: 'tekst', label: 'Uw vraag', error: 'Schrijf uw vraag op.', description: 'Zonder namen.', value: '\n</textarea><script>' }),
    selectField({ name: 'team', label: 'Team', choose: 'Kies een team', options: [{ value: 'c4', label: 'Cluster 4' }], value: 'c4' }),
    radioGroup({
      name: 'waarover',
      label: 'Waarover gaat het?',
      options: [
        { value: 'a', label: 'A', description: 'een leerling' },
        { value: 'b', label: 'B' },
      ],
      error: 'Kies er een.',
    }),
    checkboxField({ name: 'akkoord', label: 'Ik ga akkoord' }),
    button({ label: 'Versturen' }),
    alert({ kind: 'ok', text: 'Gelukt' }),
    badge('Crisis', 'danger'),
    definitionList([['School', 'De Zandkorrel']]),
    table({ caption: 'Casussen', head: ['Kenmerk', 'Aantal'], rows: [['a', 1]], numeric: [1] }),
    moment('2026-07-01T12:05:00.000Z'),
  ],
});

test('no page holds an inline style or script, or anything from elsewhere', () => {
  for (const page of [everything, problemPage({ title: 'Niet gevonden', what: 'Deze pagina is er niet.', next: 'Kijk of de link klopt.' })]) {
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|https?:|<script(?![^>]*\ssrc=)/i);
  }
});

test('the frame has a language, a skip link, landmarks and one h1', () => {
  expect(everything).toMatch(/<html lang="nl"/);
  expect(everything).toContain('href="#inhoud"');
  for (const landmark of ['<header', '<nav', '<main id="inhoud"', '<footer']) expect(everything.split(landmark)).toHaveLength(2);
  expect(everything.match(/<h1/g)).toHaveLength(1);
  expect(everything).toContain('<title>Fout: Alles – MIO</title>');
  expect(everything).toContain('Jan &#60;b&#62;');
});

test('every control has a label, and every id is there once', () => {
  const ids = [...everything.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const controls = [...everything.matchAll(/<(?:input|textarea|select)[^>]*?\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(controls).toEqual(['mail', 'tekst', 'team', 'waarover', 'waarover-2', 'akkoord']);
  for (const id of controls) expect(everything).toContain(`for="${id}"`);
});

test('what describes a control, and where an error link goes, exists', () => {
  const named = [...everything.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids]) => ids!.split(' '));
  expect(named).toContain('tekst-fout');
  for (const id of [...named, 'tekst']) expect(everything).toContain(`id="${id}"`);
  expect(everything).toContain('href="#tekst"');
});

test('what a person typed cannot end its own field', () => {
  expect(everything.match(/<\/textarea>/g)).toHaveLength(1);
});

test('times are on the clock of Amsterdam, in Dutch', () => {
  expect(String(html`${moment('2026-07-01T12:05:00.000Z')}`)).toContain('wo 1 juli 2026 om 14:05');
});

test.each([
  [0, '0 seconden'],
  [61, '1 minuut'],
  [3_600, '1 uur'],
  [5_460, '1 uur en 31 minuten'],
  [172_800, '2 dagen'],
])('%d seconds is %s', (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words);
});
