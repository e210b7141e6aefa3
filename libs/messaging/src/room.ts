/** Keeps asked + held <= most. */
export function createRoom(most: number, held: () => number) {
  let asked = 0;
  let heardAt = 0;
  return {
    /** How many to ask for now; 0 when it is not worth a request. */
    ask(): number {
      const room = most - held() - asked;
      // One request for several places instead of one each.
      if (room <= 0 || (asked > 0 && room < most / 2)) return 0;
      if (asked === 0) heardAt = performance.now();
      asked += room;
      return room;
    },
    /** So many of those asked for have come, or will not come. */
    came(count: number): void {
      asked = Math.max(0, asked - count);
    },
    heard(): void {
      heardAt = performance.now();
    },
    forget(): void {
      asked = 0;
    },
    silentMs: (): number => (asked === 0 ? 0 : performance.now() - heardAt),
  };
}
