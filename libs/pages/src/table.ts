import { type Html, html, type Part } from './html.ts';

export interface Table {
  readonly caption: string;
  /** Only for a screen reader: a heading already says it. */
  readonly quiet?: boolean;
  readonly head: readonly string[];
  /** Cells per row, in the order of the head; the first names the row. */
  readonly rows: readonly (readonly Part[])[];
  /** Columns (from 0) that hold figures. */
  readonly numeric?: readonly number[];
}

// Narrow screens show a row as a small list; the roles keep it a table for a screen reader when CSS changes how it is displayed.
export const table = ({ caption, quiet, head, rows, numeric = [] }: Table): Html => html`<div class="mio-table-container">
<table class="utrecht-table utrecht-table--html-table mio-table" role="table">
<caption class="${quiet ? 'mio-hidden' : 'utrecht-table__caption mio-table__caption'}">${caption}</caption>
<thead class="utrecht-table__header" role="rowgroup"><tr role="row">${head.map((name, i) => html`<th scope="col" role="columnheader" class="utrecht-table__header-cell${numeric.includes(i) && ' utrecht-table__header-cell--numeric-column'}">${name}</th>`)}</tr></thead>
<tbody class="utrecht-table__body" role="rowgroup">${rows.map(
  (cells) => html`<tr class="utrecht-table__row" role="row">${cells.map((cell, i) => cellOf(cell, head[i] ?? '', i, numeric.includes(i)))}</tr>
`,
)}</tbody>
</table></div>`;

const cellOf = (cell: Part, name: string, i: number, numeric: boolean): Html =>
  i === 0
    ? html`<th scope="row" role="rowheader" class="utrecht-table__cell mio-table__row-name" data-label="${name}"><span class="mio-table__value">${cell}</span></th>`
    : html`<td role="cell" class="utrecht-table__cell${numeric && ' utrecht-table__cell--numeric-column'}" data-label="${name}"><span class="mio-table__value">${cell}</span></td>`;
