import { InsightServiceService } from '@mio/contracts/rpc/insight/v1/service';
import { handlersFor } from '@mio/rpc';
import type { Figures } from '../domain/total.ts';

export const insightCalls = ({ figures, clock }: { figures: () => Promise<Figures>; clock: { now(): string } }) =>
  handlersFor(InsightServiceService, {
    async getFigures() {
      const counted = await figures();
      return { at: clock.now(), ...counted };
    },
  });
