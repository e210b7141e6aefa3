import { expect, test } from 'vitest';
import { createLog, type LogOptions, Rejected, Unavailable } from './mod.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void, options: Partial<LogOptions> = {}): string[] {
  const lines: string[] = [];
  write(createLog({ service: 'casework', level: 'debug', pretty: false, ...options, to: { write: (line: string) => lines.push(line) } }));
  return lines;
}
const entry = (write: (log: ReturnType<typeof createLog>) => void) => JSON.parse(logged(write)[0]!);

test('an entry has its level by name, its time, its service and its fields', () => {
  const { time, ...rest } = entry((log) => log.child({ caseId: 'c1' }).warn({ tries: 2 }, 'tried again'));
  expect(rest).toEqual({ level: 'warn', service: 'casework', caseId: 'c1', tries: 2, msg: 'tried again' });
  expect(new Date(time).toISOString()).toBe(time);
});

test('what should never be logged is hidden, three levels deep, in a child too', () => {
  const secret = { text: 'Jan', words: 'Jan', email: 'Jan', name: 'Jan', authorization: 'Jan', cookie: 'Jan', id: 'q1' };
  const [line, child] = logged((log) => {
    log.info({ ...secret, a: { ...secret, b: secret } }, 'x');
    log.child({ email: 'Jan' }).info({}, 'x');
  });
  expect(line).not.toContain('Jan');
  expect(child).not.toContain('Jan');
  expect(JSON.parse(line!).a.b.id).toBe('q1');
});

test('a Failure shows its kind, code and message; its cause nowhere', () => {
  const { err } = entry((log) => log.warn({ err: Unavailable('the store does not answer', new Error('Jan')) }, 'x'));
  expect(err).toEqual({ kind: 'unavailable', code: 'unavailable', message: 'the store does not answer' });
  expect(entry((log) => log.warn({ error: Rejected('no', 'Kies een school.') }, 'x')).error.frames).toBeUndefined();
});

test('an unexpected error shows where it was, but not its cause, its own fields or the text that it quotes', () => {
  const lines = logged((log) => {
    log.error({ err: Object.assign(new TypeError('a bug', { cause: 'Jan' }), { body: 'Jan', code: 'E1' }) }, 'x');
    try {
      JSON.parse('{"pupil": "Jan" and more}');
    } catch (err) {
      log.error({ err }, 'x');
    }
    log.error({ err: 'Jan' }, 'x');
  });
  expect(lines.join('')).not.toContain('Jan');
  const { frames, ...rest } = JSON.parse(lines[0]!).err;
  expect(rest).toEqual({ kind: 'TypeError', code: 'E1', message: 'a bug' });
  expect(frames[0]).toContain('log.test.ts');
});

test('below its level nothing is written', () => {
  expect(logged((log) => log.debug({}, 'x'), { level: 'info' })).toEqual([]);
  expect(logged((log) => log.error({}, 'x'), { level: 'silent' })).toEqual([]);
});

test('a readable entry is one line', () => {
  const [line] = logged((log) => log.child({ caseId: 'c1' }).error({ err: Rejected('no', 'Kies\neen school.'), tries: 2 }, 'parked'), { pretty: true });
  expect(line).toMatch(/^\d\d:\d\d:\d\d\.\d{3} ERROR casework {5}parked {2}caseId=c1 {2}tries=2 {2}\[rejected no: Kies een school\.\]\n$/);
});
