/** So many at once; who comes later waits for its turn. */
export interface Places {
  take(): Promise<void>;
  leave(): void;
  taken(): number;
}

export function placesFor(most: number): Places {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    async take() {
      if (taken === most) return new Promise((resolve) => void waiting.push(resolve));
      taken += 1;
    },
    leave() {
      const next = waiting.shift();
      if (next === undefined) taken -= 1;
      else next();
    },
    taken: () => taken,
  };
}
