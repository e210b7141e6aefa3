// A replica of casework that does nothing but call its due times, by the clock that its parent sends.
import { appendFileSync } from 'node:fs';
import { collectionsOf, startDueTimes } from '@mio/flow';
import { createLog } from '@mio/runtime';
import { openStore } from '@mio/storage';
import { flow } from '../../../services/casework/src/flow.ts';
import { movedCasework } from './moved-casework.ts';

const [location = '', saidFile = ''] = process.argv.slice(2);
const store = await openStore(location, { name: flow.service, collections: collectionsOf(flow) });
const log = createLog({ service: flow.service, level: 'warn' });
let now: string | undefined;
process.on('disconnect', () => process.exit());
process.on('message', (told: { now: string }) => {
  const begins = now === undefined;
  now = told.now;
  if (begins) begin();
});

function begin(): void {
  const clock = { now: () => now! };
  // At once on the disk's side of this process: what was said before a kill is known after it.
  const casework = movedCasework({ store, clock, log, say: (messages) => appendFileSync(saidFile, messages.map(({ id }) => `${id}\n`).join('')) });
  startDueTimes({ flow, store, clock, log, ...casework, everyMs: 50 });
}
