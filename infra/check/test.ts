import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNats } from '../servers/find-nats.mjs';
import { startMongoProtocol } from '../servers/mongo-protocol.ts';
import { root } from './root.ts';

// npm test [-- <part of a path> …]: all tests that this machine can run. What needs a server gets a real one; where it
// cannot be had the tests are skipped with the reason (in CI they fail). The last line counts.

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const had = async <T>(what: string, get: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await get();
  } catch (error) {
    console.error(`${what} is not to be had here: ${(error as Error).message}`);
    return undefined;
  }
};

const scratch = mkdtempSync(join(tmpdir(), 'mio-test-'));
const natsServer = await had('nats-server', () => findNats());
const mongo = await had('A MongoDB-protocol server', () => startMongoProtocol());
const env = {
  ...process.env,
  ...(natsServer === undefined ? {} : { MIO_TEST_NATS_SERVER: natsServer }),
  ...(mongo === undefined ? {} : { MIO_TEST_MONGO: mongo.url }),
};
const report = join(scratch, 'report.json');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env,
  },
);
await mongo?.stop();
process.exitCode = count(JSON.parse(readFileSync(report, 'utf8')) as Report, status ?? 1);
rmSync(scratch, { recursive: true });

function count({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }: Report, status: number): number {
  const skipped = numPendingTests + numTodoTests;
  for (const file of testResults) {
    for (const test of file.assertionResults)
      if (test.status === 'skipped' || test.status === 'pending') console.log(`skipped: ${file.name.slice(root.length)} ${test.fullName}`);
  }
  // A file that could not even be read has no failed test, but has failed.
  const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
  for (const file of broken) console.log(`failed: ${file.name.slice(root.length)} ${file.message.split('\n')[0]}`);
  const failed = numFailedTests + broken.length + (status !== 0 && numFailedTests + broken.length === 0 ? 1 : 0);
  console.log(`${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? 1 : 0;
}
