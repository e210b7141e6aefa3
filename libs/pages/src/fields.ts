import { type Html, html, type Part } from './html.ts';

export interface Field {
  /** Also the element's id. */
  readonly name: string;
  readonly label: string;
  readonly description?: Part;
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined;
  readonly value?: string | undefined;
  /** Not required is said in the label. */
  readonly required?: boolean;
}

export interface TextField extends Field {
  readonly type?: 'text' | 'email' | 'tel' | 'search';
  readonly autocomplete?: string;
  readonly maxLength?: number;
}

export interface TextArea extends Field {
  readonly rows?: number;
  readonly maxLength?: number;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectField extends Field {
  readonly options: readonly Option[];
  /** The first, empty option: "Kies een team". */
  readonly choose?: string;
}

export const textField = (field: TextField): Html =>
  formField(
    field,
    html`<input class="utrecht-textbox utrecht-textbox--html-input${field.error && ' utrecht-textbox--invalid'}"
 type="${field.type ?? 'text'}" ${attributes(field)}${optional('autocomplete', field.autocomplete)}${optional('maxlength', field.maxLength)} value="${field.value}">`,
  );

// The line break after the tag is dropped by browsers; without it a first empty line of the value would be.
export const textArea = (field: TextArea): Html =>
  formField(
    field,
    html`<textarea class="utrecht-textarea utrecht-textarea--html-textarea${field.error && ' utrecht-textarea--invalid'}"
 rows="${field.rows ?? 6}" ${attributes(field)}${optional('maxlength', field.maxLength)}>
${field.value}</textarea>`,
  );

export const selectField = (field: SelectField): Html =>
  formField(
    field,
    html`<select class="utrecht-select utrecht-select--html-select${field.error && ' utrecht-select--invalid'}" ${attributes(field)}>
${field.choose && html`<option value="">${field.choose}</option>`}
${field.options.map(({ value, label }) => html`<option value="${value}"${value === field.value && html` selected`}>${label}</option>`)}
</select>`,
  );

export const hiddenField = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}">`;

/** Description and error of a field or group, with the ids that `describedBy` names. */
export const explanation = ({ name, description, error }: Pick<Field, 'name' | 'description' | 'error'>): Html => html`
${description && html`<div class="utrecht-form-field-description utrecht-form-field__description" id="${name}-uitleg">${description}</div>`}
${error && html`<p class="utrecht-form-field-error-message utrecht-form-field__error-message" id="${name}-fout"><span class="mio-hidden">Fout: </span>${error}</p>`}`;

export function describedBy({ name, description, error }: Pick<Field, 'name' | 'description' | 'error'>): Html {
  const ids = [description && `${name}-uitleg`, error && `${name}-fout`].filter(Boolean);
  return optional('aria-describedby', ids.length > 0 ? ids.join(' ') : undefined);
}

export const notRequired = ({ required }: { readonly required?: boolean }): Part =>
  required === false && html` <span class="mio-optional">(niet verplicht)</span>`;

const formField = (field: Field, control: Html): Html => html`<div class="utrecht-form-field mio-field${field.error && ' utrecht-form-field--invalid'}">
<label class="utrecht-form-label utrecht-form-field__label" for="${field.name}">${field.label}${notRequired(field)}</label>
${explanation(field)}
<div class="utrecht-form-field__input">${control}</div>
</div>`;

const attributes = (field: Field): Html =>
  html`id="${field.name}" name="${field.name}"${describedBy(field)}${field.error && html` aria-invalid="true"`}${field.required && html` aria-required="true"`}`;

// Written out: a name that is a value would be escaped as one.
const optional = (name: string, value: string | number | undefined): Html => (value === undefined ? html`` : html` ${name}="${value}"`);
