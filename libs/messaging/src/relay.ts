import { isFailure } from '@mio/runtime';
import { createGuard } from './guard.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { createOutbox } from './outbox.ts';
import type { Relay, RelayOptions } from './relay-face.ts';
import { createSweep } from './sweep.ts';

/**
 * Sees to it that everything said reaches the stream, and reaches it again when the stream lost it. JetStream's
 * acknowledgement is not durability; what our own store says is.
 */
export function startRelay({ sweepEveryMs = 2_000, ...given }: RelayOptions): Relay {
  const options = { ...given, sweepEveryMs };
  const { stream, log } = options;
  let stopped = false;

  const outbox = createOutbox({ ...options, onBackwards: () => void looks.run() });
  const sweep = createSweep({ ...options, outbox });
  const guard = createGuard({ ...options, outbox, sweep, stopped: () => stopped });
  const tell = (error: unknown) =>
    log[isFailure(error, 'unavailable') ? 'info' : 'error']({ err: error }, 'the relay could not look after the stream; trying on');
  // A long saying again must not hold up what is unsaid: each on its own.
  const looks = oneAtATime(
    () => guard.look().catch(tell),
    () => stopped,
  );
  const sweeps = oneAtATime(
    () => sweep.run().catch(tell),
    () => stopped,
  );

  const timer = setInterval(() => {
    void looks.runIfIdle();
    void sweeps.runIfIdle();
  }, sweepEveryMs);
  timer.unref();
  stream.onReconnect(() => {
    void looks.run();
    void sweeps.run();
  });
  void looks.run();

  return {
    async say(messages) {
      await outbox.say(messages, true);
    },
    check: looks.run,
    backlog: () => outbox.underWay() + sweep.waiting(),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.all([looks.idle(), sweeps.idle()]);
      await guard.save().catch(tell);
    },
  };
}
