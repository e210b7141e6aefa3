import type { LocalHouse, LocalHouseOptions } from '../../local/local-house.ts';
import { findChromium } from '../../servers/chromium.ts';
import { findNats } from '../../servers/find-nats.mjs';
import { serverOrReason } from '../../servers/had.ts';
import { withOwnHouse } from '../own-house.ts';

export interface OwnHouse {
  readonly house: LocalHouse;
  /** Stops it; its data is thrown away when all went well, else kept and named. */
  end(wentWell: boolean): Promise<void>;
}

/** `withOwnHouse` for a suite, which begins and ends in hooks of its own. */
export async function beginOwnHouse(options: Partial<Pick<LocalHouseOptions, 'replicas' | 'env'>> = {}): Promise<OwnHouse> {
  const begun = Promise.withResolvers<LocalHouse>();
  const ended = Promise.withResolvers<boolean>();
  const say = (line: string): void => console.info(line);
  const whole = withOwnHouse({ say, ...options }, (house) => {
    begun.resolve(house);
    return ended.promise;
  });
  whole.catch(begun.reject);
  return {
    house: await begun.promise,
    async end(wentWell) {
      ended.resolve(wentWell);
      await whole;
    },
  };
}

/** Why the whole system, or a browser, is not to be had on this machine; undefined where both are. Throws in CI. */
export async function whyNot({ browser }: { browser: boolean }): Promise<string | undefined> {
  const had = await serverOrReason(async () => {
    if (browser) findChromium();
    await findNats();
  });
  return 'reason' in had ? had.reason : undefined;
}
