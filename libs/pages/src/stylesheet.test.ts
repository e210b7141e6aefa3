import { expect, test } from 'vitest';
import { stylesheet, stylesheetPath } from './mod.ts';

test('the stylesheet loads nothing from elsewhere and stays small', () => {
  expect(/url\(|@import|https?:/.test(stylesheet())).toBe(false);
  expect(stylesheet().length).toBeLessThan(200_000);
});

test('only tokens that are used are in it, in our own colours', () => {
  expect(stylesheet().includes('--lux-')).toBe(false);
  expect(stylesheet().includes('--basis-color-action-1-inverse-bg-default:var(--mio-kleur-500)')).toBe(true);
});

test('its path names its content', () => {
  expect(stylesheetPath()).toMatch(/^\/stijl\/[0-9a-f]{16}\.css$/);
});

test('every class that our pages use is a rule in it', () => {
  for (const name of [
    'utrecht-button--primary-action',
    'utrecht-alert--error',
    'utrecht-form-fieldset__legend',
    'mio-table',
    'utrecht-status-badge--danger',
    'utrecht-textarea--invalid',
  ]) {
    expect(stylesheet().includes(`.${name}`), name).toBe(true);
  }
});
