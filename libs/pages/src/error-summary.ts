import { type Html, html, nothing } from './html.ts';

export interface FormError {
  /** The field's name. */
  readonly field: string;
  readonly message: string;
}

/** On top of a form that came back: every fault once, each a link to its field. Nothing when there is none. */
export const errorSummary = (errors: readonly FormError[]): Html =>
  errors.length === 0
    ? nothing
    : html`<div class="utrecht-alert utrecht-alert--error mio-block" role="alert">
<div class="utrecht-alert__content"><div class="utrecht-alert__message">
<h2 class="utrecht-heading-2 mio-alert__heading">${errors.length === 1 ? 'Er klopt nog iets niet' : `Er kloppen nog ${errors.length} dingen niet`}</h2>
<ul class="utrecht-unordered-list">${errors.map(({ field, message }) => html`<li class="utrecht-unordered-list__item"><a class="utrecht-link" href="#${field}">${message}</a></li>`)}</ul>
</div></div>
</div>`;
