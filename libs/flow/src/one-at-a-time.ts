/** Work on the same key runs one after another; on different keys side by side. */
export function oneAtATime(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key);
    const mine = before === undefined ? work() : before.then(work, work);
    last.set(key, mine);
    const clear = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(clear, clear);
    return mine;
  };
}
