import { describedBy, explanation, type Field, notRequired, type Option } from './fields.ts';
import { type Html, html, type Part } from './html.ts';

export interface Choice extends Option {
  readonly description?: Part;
}

export interface RadioGroup extends Field {
  readonly options: readonly Choice[];
}

/** One question with its answers: a fieldset whose legend is the label. The first answer's id is the group's name, so that an error summary can go there. */
export const radioGroup = (group: RadioGroup): Html => html`<div class="utrecht-form-fieldset mio-field${group.error && ' utrecht-form-fieldset--invalid'}">
<fieldset class="utrecht-form-fieldset__fieldset utrecht-form-fieldset__fieldset--html-fieldset" role="radiogroup"${describedBy(group)}${group.error && html` aria-invalid="true"`}${group.required && html` aria-required="true"`}>
<legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${group.label}${notRequired(group)}</legend>
${explanation(group)}
${group.options.map((choice, i) => radio(group, choice, i === 0 ? group.name : `${group.name}-${i + 1}`))}
</fieldset>
</div>`;

export interface CheckboxField {
  readonly name: string;
  readonly label: Part;
  readonly value?: string;
  readonly checked?: boolean;
  readonly error?: string | undefined;
}

export const checkboxField = ({ name, label, value = 'ja', checked, error }: CheckboxField): Html => html`<div class="mio-field">
${explanation({ name, error })}
<div class="mio-choice"><input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" id="${name}" name="${name}" value="${value}"${checked && html` checked`}${describedBy({ name, error })}${error && html` aria-invalid="true"`}>
<label class="utrecht-form-label utrecht-form-label--checkbox mio-choice__label" for="${name}">${label}</label></div>
</div>`;

/** Lets a person switch the keys of this page off; without script there are none, and nothing is shown. */
export const keySwitch = (label: string): Html => html`<p class="utrecht-paragraph" data-key-switch hidden>
<label class="mio-key-switch"><input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox"> ${label}</label>
</p>`;

const radio = (group: RadioGroup, { value, label, description }: Choice, id: string): Html => html`<div class="mio-choice">
<input class="utrecht-radio-button utrecht-radio-button--html-input" type="radio" id="${id}" name="${group.name}" value="${value}"${value === group.value && html` checked`}${describedBy({ name: id, description })}>
<label class="utrecht-form-label utrecht-form-label--radio mio-choice__label" for="${id}">${label}</label>
${description && html`<div class="mio-choice__description" id="${id}-uitleg">${description}</div>`}
</div>`;
