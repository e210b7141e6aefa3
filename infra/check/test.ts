import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNats } from '../servers/find-nats.mjs';
import { startMongoProtocol } from '../servers/mongo-protocol.ts';
import { startNatsInDocker } from '../servers/nats-in-docker.ts';
import { root } from './root.ts';

// npm test [-- <part of a path> …]: all tests that this machine can run. What needs a server gets a real one; where it
// cannot be had the tests are skipped with the reason (in CI they fail). Those of libs/messaging that need a nats-server
// run once more with one in a container. The last line counts both runs.

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

interface Run {
  readonly report: Report;
  readonly status: number;
  readonly where: string;
}

const nothing: Report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const scratch = mkdtempSync(join(tmpdir(), 'mio-test-'));
const asked = process.argv.slice(2);

// Stopped half-way (ctrl-C reaches vitest by itself), this one still stops the servers that it started.
let stopped = false;
let running: ChildProcess | undefined;
process.on('SIGINT', () => {
  stopped = true;
});
process.on('SIGTERM', () => {
  stopped = true;
  running?.kill('SIGTERM');
});

process.exitCode = count([await everything(), ...(await messagingInContainers())]);
rmSync(scratch, { recursive: true });

async function everything(): Promise<Run> {
  const nats = await had('nats-server', () => findNats());
  const mongo = await had('A MongoDB-protocol server', () => startMongoProtocol());
  const env = { ...(nats.it === undefined ? {} : { MIO_TEST_NATS_SERVER: nats.it }), ...(mongo.it === undefined ? {} : { MIO_TEST_MONGO: mongo.it.url }) };
  try {
    return await vitest('', asked, env);
  } finally {
    await mongo.it?.stop();
  }
}

/** Whole, or the part that was asked for by its path. */
async function messagingInContainers(): Promise<Run[]> {
  const suite = globSync('libs/messaging/src/*.int.test.ts', { cwd: root });
  const chosen = suite.filter((file) => asked.length === 0 || asked.some((part) => file.includes(part)));
  if (chosen.length === 0 || stopped) return [];
  console.log('\nlibs/messaging once more, with nats-server in a container');
  const docker = await had('nats-server in a container', startNatsInDocker);
  try {
    return [await vitest(' (in a container)', chosen, docker.it?.env ?? { MIO_TEST_NATS_IMAGE_MISSING: docker.missing })];
  } finally {
    await docker.it?.stop();
  }
}

async function vitest(where: string, args: readonly string[], env: Record<string, string | undefined>): Promise<Run> {
  const file = join(scratch, `report${where}.json`);
  const command = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args];
  running = spawn(process.execPath, command, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  const [status] = (await once(running, 'exit')) as [number | null];
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : nothing;
  return { report, status: status ?? 1, where };
}

async function had<T>(what: string, get: () => Promise<T>): Promise<{ it: T; missing?: never } | { it?: never; missing: string }> {
  try {
    return { it: await get() };
  } catch (error) {
    const missing = `${what} is not to be had here: ${(error as Error).message}`;
    console.error(missing);
    return { missing };
  }
}

function count(runs: readonly Run[]): number {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { report, status, where } of runs) {
    total.passed += report.numPassedTests;
    total.skipped += report.numPendingTests + report.numTodoTests;
    for (const file of report.testResults) {
      for (const test of file.assertionResults)
        if (test.status === 'skipped' || test.status === 'pending') console.log(`skipped: ${file.name.slice(root.length)} ${test.fullName}${where}`);
    }
    // A file that could not even be read has no failed test, but has failed.
    const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
    for (const file of broken) console.log(`failed: ${file.name.slice(root.length)} ${file.message.split('\n')[0]}${where}`);
    const failed = report.numFailedTests + broken.length;
    total.failed += failed === 0 && status !== 0 ? 1 : failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  return total.failed > 0 ? 1 : 0;
}
