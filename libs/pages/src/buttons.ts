import { type Html, html } from './html.ts';

export interface Button {
  readonly label: string;
  /** One primary button per form. */
  readonly kind?: 'primary' | 'secondary' | 'danger';
  readonly name?: string;
  readonly value?: string;
  /** The key that presses it, where the page has the keys script and `keySwitch`. */
  readonly key?: string;
}

/** A submit button. */
export const button = ({ label, kind = 'primary', name, value, key }: Button): Html =>
  html`<button class="utrecht-button ${classes(kind)}" type="submit"${name && html` name="${name}" value="${value}"`}${key && html` aria-keyshortcuts="${key}"`}>${label}${key && html`<kbd class="mio-key" aria-hidden="true">${key}</kbd>`}</button>`;

/** A link that looks like a button, for the one thing to do next on a page without a form. */
export const linkButton = ({ href, label, kind = 'primary' }: { href: string; label: string; kind?: Button['kind'] }): Html =>
  html`<a class="utrecht-button utrecht-button-link ${classes(kind)} mio-button-link" href="${href}">${label}</a>`;

export const link = (href: string, label: string): Html => html`<a class="utrecht-link" href="${href}">${label}</a>`;

/** Buttons beside each other, below each other when narrow. */
export const actions = (...buttons: readonly Html[]): Html => html`<div class="utrecht-action-group mio-actions">${buttons}</div>`;

const classes = (kind: NonNullable<Button['kind']>): string =>
  ({
    primary: 'utrecht-button--primary-action',
    secondary: 'utrecht-button--secondary-action',
    danger: 'utrecht-button--secondary-action utrecht-button--danger',
  })[kind];
