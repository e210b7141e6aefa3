import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classPathOf } from './jars.ts';
import { readyWhen, type Started, startProcess } from './process.ts';
import { endedAndRemoved, temporaryFolder } from './temporary.ts';

export type MongoProtocol = {
  /** mongodb://127.0.0.1:<port>/?directConnection=true */
  url: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

export type MongoProtocolOptions = {
  /** Default: a free one. */
  port?: number;
  /** Keeps the documents in this file (H2); default: in memory. */
  file?: string;
  /** Default: in a folder of its own that `stop` removes. */
  logFile?: string;
};

const source = fileURLToPath(new URL('mongo/Start.java', import.meta.url));

/** Its class path, from the cache or fetched. */
export const fetchMongoProtocol = (): Promise<string> => classPathOf('mongo-protocol', new URL('mongo/pom.xml', import.meta.url));

/**
 * A server that speaks MongoDB's protocol (mongo-java-server): single-document writes are atomic, secondary indexes
 * are accepted and ignored, sessions, transactions and change streams are missing. Throws ServerMissing.
 */
export async function startMongoProtocol({ port = 0, file, logFile }: MongoProtocolOptions = {}): Promise<MongoProtocol> {
  const classPath = await fetchMongoProtocol();
  const own = await temporaryFolder('mongo');
  const log = logFile ?? join(own.path, 'mongo-protocol.log');
  const jvm = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classPath];
  const started = startProcess({ file: 'java', args: [...jvm, source, String(port), ...(file ? [file] : [])], logFile: log });
  const bound = await readyWhen(started, 60_000, () => portOf(started));
  const { pid } = started;
  const url = `mongodb://127.0.0.1:${bound}/?directConnection=true`;
  return { url, port: bound, pid, stop: endedAndRemoved(started.stop, own), kill: endedAndRemoved(started.kill, own) };
}

async function portOf(started: Started): Promise<number | undefined> {
  const port = /listens on (\d+)/.exec(await started.said())?.[1];
  return port ? Number(port) : undefined;
}
