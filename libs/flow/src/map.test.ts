import { CaseOpened, QuestionReceived } from '@mio/contracts';
import { expect, test } from 'vitest';
import { defineFlow, documentKind } from './flow.ts';
import { mapOf } from './map.ts';
import { same } from './result.ts';
import { rowsFor } from './rows.ts';

const { opensOn, opensCall } = rowsFor<object>();
const receive = () => same();
const open = () => same();
const flows = [
  defineFlow('intake', documentKind('question', [opensCall('receive', receive, { says: [QuestionReceived] })])),
  defineFlow('casework', documentKind('case', [opensOn(QuestionReceived, open, { says: [CaseOpened] })])),
];

test('given two flows, then the map leads from what one says to the step of who takes it', () => {
  const map = mapOf(flows, (service, step) => `${service}/src/${step}.ts`);
  expect(map).toContain('| call `receive` | [receive](intake/src/receive.ts) | QuestionReceived to [casework](#casework) |');
  expect(map).toContain('| QuestionReceived by [intake](#intake) | [open](casework/src/open.ts) | CaseOpened |');
});
