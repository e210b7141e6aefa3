import { DatabaseSync } from 'node:sqlite';
import { connect } from 'nats';

// One hop of the durable floor, a process of its own: takes from one stream, notes what it took and what it will say in
// SQLite (group-committed, fsync), says it on the next stream, acknowledges. No logic at all: nothing durable can do less.
const [port = '', hop = '', file = ''] = process.argv.slice(2);
const number = Number(hop);

const connection = await connect({ servers: `127.0.0.1:${port}` });
const stream = connection.jetstream();
const messages = await (await stream.consumers.get(`H${number}`, 'd')).consume({ max_messages: 500 });
const database = new DatabaseSync(file);
database.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE inbox(seq INTEGER PRIMARY KEY); CREATE TABLE outbox(seq INTEGER PRIMARY KEY, body BLOB)',
);
const take = database.prepare('INSERT OR IGNORE INTO inbox VALUES(?)');
const say = database.prepare('INSERT INTO outbox VALUES(?,?)');
const drop = database.prepare('DELETE FROM outbox WHERE seq=?');

interface Message {
  readonly seq: number;
  readonly data: Uint8Array;
  ack(): void;
}
let waiting: Message[] = [];
let said: number[] = [];
let armed = false;

function commit(): void {
  armed = false;
  const [batch, gone] = [waiting, said];
  [waiting, said] = [[], []];
  database.exec('BEGIN IMMEDIATE');
  const fresh = batch.filter((message) => take.run(message.seq).changes > 0 && say.run(message.seq, message.data));
  for (const seq of gone) drop.run(seq);
  database.exec('COMMIT');
  for (const message of batch.filter((each) => !fresh.includes(each))) message.ack();
  for (const message of fresh) void passOn(message);
}

async function passOn(message: Message): Promise<void> {
  await stream.publish(`h.${number + 1}`, message.data, { msgID: `${number}:${message.seq}` });
  message.ack();
  said.push(message.seq);
}

process.send?.('ready');
process.on('disconnect', () => process.exit(0));
for await (const message of messages) {
  waiting.push(message);
  if (armed) continue;
  armed = true;
  setTimeout(commit, 1);
}
