import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { must } from './command.mjs';
import { freePorts } from './free-ports.ts';
import { classPathOf } from './jars.ts';
import { readyWhen, type Started, startProcess } from './process.ts';
import { filledIn } from './template.ts';
import { endedAndRemoved, temporaryFolder } from './temporary.ts';

export type Kafka = {
  /** ["127.0.0.1:<port>"] */
  brokers: string[];
  pid: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

export type KafkaOptions = {
  /** Keeps data, ports and kafka.log: a second start is the same broker. Default: an own folder, removed at the end. */
  dir?: string;
};

const jvm = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dlog4j2.level=INFO'];

/** Its class path, from the cache or fetched. */
export const fetchKafka = (): Promise<string> => classPathOf('kafka', new URL('kafka/pom.xml', import.meta.url));

/** A real Kafka broker (KRaft) on loopback, ready when this resolves. Throws ServerMissing. */
export async function startKafka({ dir }: KafkaOptions = {}): Promise<Kafka> {
  const classPath = await fetchKafka();
  const own = dir === undefined ? await temporaryFolder('kafka') : undefined;
  const folder = resolve(dir ?? own?.path ?? '.');
  const properties = join(folder, 'server.properties');
  if (!existsSync(join(folder, 'data', 'meta.properties'))) await prepare(classPath, folder, properties);
  const args = [...jvm, '-cp', classPath, 'kafka.Kafka', properties];
  const started = startProcess({ file: 'java', args, logFile: join(folder, 'kafka.log') });
  await readyWhen(started, 60_000, () => isUp(started));
  const brokers = [await brokerIn(properties)];
  return { brokers, pid: started.pid, stop: endedAndRemoved(started.stop, own), kill: endedAndRemoved(started.kill, own) };
}

async function prepare(classPath: string, folder: string, properties: string): Promise<void> {
  const [port = 0, controllerPort = 0] = await freePorts(2);
  const filled = await filledIn(new URL('kafka/server.properties', import.meta.url), { dir: folder, port, controllerPort });
  await mkdir(folder, { recursive: true });
  await writeFile(properties, filled);
  // One id in 64 would begin with a dash, which the tool takes for a flag.
  const clusterId = Buffer.from(crypto.randomUUID().replaceAll('-', ''), 'hex').toString('base64url').replace(/^-/, 'A');
  const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties, '--standalone'];
  await must('java', [...jvm, '-cp', classPath, ...format], { timeoutMs: 60_000 });
}

const isUp = async (started: Started) => (await started.said()).includes('Kafka Server started') || undefined;

async function brokerIn(properties: string): Promise<string> {
  const broker = /^listeners=PLAINTEXT:\/\/([^,]+)/m.exec(await readFile(properties, 'utf8'))?.[1];
  if (!broker) throw new Error(`${properties} names no listener: remove its folder and start again.`);
  return broker;
}
