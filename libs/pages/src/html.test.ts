import { expect, test } from 'vitest';
import { html } from './html.ts';

test('what a person typed is escaped, in text and in attributes', () => {
  const typed = `<script>alert("x")</script>' onload=x & "`;
  const page = String(html`<p title="${typed}">Dank u wel!${typed}</p>`);
  expect(page).not.toContain('<script>');
  expect(page.match(/"/g)).toHaveLength(2);
  expect(page).not.toContain("'");
});

test('markup made by html is kept, lists are joined, nothing is nothing', () => {
  expect(String(html`<ul>${['a', '<b>'].map((x) => html`<li>${x}</li>`)}${false}${undefined}${null}${0}</ul>`)).toBe(
    '<ul><li>a</li><li>&#60;b&#62;</li>0</ul>',
  );
});

test('an object that looks like markup is not taken for it', () => {
  const forged = JSON.parse('{"toString":"<b>","markup":"<b>"}');
  expect(() => html`${forged}`).toThrow();
});
