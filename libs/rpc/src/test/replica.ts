import { serveCasework } from './casework-calls.ts';

// A replica in its own process that takes a call and never answers it; the test kills it.
const { port } = await serveCasework({
  getStatus: () => {
    process.send?.('taken');
    return new Promise(() => {});
  },
});
process.send?.({ port });
process.on('disconnect', () => process.exit());
