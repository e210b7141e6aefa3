import type { GetCaseResponse } from '@mio/contracts/rpc/casework/v1/service';
import { heading, html, moment, type Part } from '@mio/pages';
import type { Names } from '../names.ts';
import { traceInWords } from '../trace-words.ts';
import { actorInWords, custodianInWords } from '../words.ts';

/** Everything that happened to the case, the oldest first, with who did it and who had it then. */
export const traceSection = ({ trace }: GetCaseResponse, names: Names): Part => [
  heading('Wat er is gebeurd'),
  html`<ol class="mio-timeline">
${trace.map(
  (
    entry,
  ) => html`<li><strong>${traceInWords(entry, names)}</strong><br>${moment(entry.at)} door ${actorInWords(entry.by, names)}<br><span class="mio-rustig">Daarna bij ${custodianInWords(entry.to, names)}</span></li>
`,
)}</ol>`,
];
