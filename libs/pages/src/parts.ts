import { type Html, html, type Part } from './html.ts';

export const heading = (text: string, id?: string): Html => html`<h2 class="utrecht-heading-2"${id && html` id="${id}"`}>${text}</h2>`;
export const subheading = (text: string): Html => html`<h3 class="utrecht-heading-3">${text}</h3>`;
export const paragraph = (...text: readonly Part[]): Html => html`<p class="utrecht-paragraph">${text}</p>`;
export const lead = (...text: readonly Part[]): Html => html`<p class="utrecht-paragraph utrecht-paragraph--lead">${text}</p>`;

/** What somebody typed, with its line breaks. */
export const quotation = (text: string): Html => html`<blockquote class="mio-quotation">${text}</blockquote>`;

export interface Alert {
  readonly kind: 'info' | 'ok' | 'warning' | 'error';
  readonly heading?: string;
  readonly text: Part;
}

export const alert = ({
  kind,
  heading: title,
  text,
}: Alert): Html => html`<div class="utrecht-alert utrecht-alert--${kind} mio-block"${kind === 'error' ? html` role="alert"` : kind === 'ok' && html` role="status"`}>
<div class="utrecht-alert__content"><div class="utrecht-alert__message">
${title && html`<h2 class="utrecht-heading-3 mio-alert__heading">${title}</h2>`}
<div>${text}</div>
</div></div>
</div>`;

/** The colour says nothing that the text does not. */
export const badge = (text: string, kind: 'neutral' | 'warning' | 'danger' | 'safe' = 'neutral'): Html =>
  html`<span class="utrecht-status-badge utrecht-status-badge--${kind} mio-badge">${text}</span>`;

/** Terms with what belongs to them. */
export const definitionList = (items: readonly (readonly [term: string, description: Part])[]): Html => html`<dl class="mio-definitions">
${items.map(([term, description]) => html`<div class="mio-definitions__item"><dt>${term}</dt><dd>${description}</dd></div>`)}
</dl>`;

export const list = (items: readonly Part[]): Html =>
  html`<ul class="utrecht-unordered-list">${items.map((item) => html`<li class="utrecht-unordered-list__item">${item}</li>`)}</ul>`;

/** An empty list says what would fill it. */
export const emptyState = (text: Part): Html => html`<p class="utrecht-paragraph mio-empty">${text}</p>`;

/** To the next page of a list. */
export const nextPage = (href: string): Html =>
  html`<nav class="mio-block" aria-label="Meer"><a class="utrecht-link" rel="next" href="${href}">Volgende bladzijde</a></nav>`;

/** A form that changes something; `hidden` are its command id and the like. */
export const form = ({ action, body, label }: { action: string; body: Part; label?: string }): Html =>
  html`<form class="mio-form" method="post" action="${action}" novalidate${label && html` aria-label="${label}"`}>${body}</form>`;

/** Visible steps of a form in parts: "Stap 2 van 3". */
export const step = (now: number, of: number): Html => html`<p class="mio-step">Stap ${now} van ${of}</p>`;
