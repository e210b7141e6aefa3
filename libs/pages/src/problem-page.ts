import { link } from './buttons.ts';
import type { Part } from './html.ts';
import { type Layout, layout } from './layout.ts';
import { lead, paragraph } from './parts.ts';

export interface Problem extends Pick<Layout, 'nav' | 'person'> {
  readonly title: string;
  /** What happened, without detail of the machine. */
  readonly what: Part;
  /** What the reader can do now. */
  readonly next: Part;
  /** Where to go; the start page by default. */
  readonly goTo?: { readonly href: string; readonly label: string };
}

/** A whole page for when it cannot be done: what happened, what to do, where to go. */
export const problemPage = ({ title, what, next, goTo = { href: '/', label: 'Naar het begin' }, ...around }: Problem): string =>
  layout({ title, main: [lead(what), paragraph(next), paragraph(link(goTo.href, goTo.label))], ...around });
