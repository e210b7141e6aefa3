export interface Timer {
  at: number;
  readonly sequence: number;
  cancelled: boolean;
}

/** Timers by time, then by age. Cancelled ones stay until they are on top. */
export function timerHeap<T extends Timer>() {
  const heap: T[] = [];
  const before = (a: T, b: T): boolean => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);

  function push(timer: T): void {
    let i = heap.length;
    heap.push(timer);
    for (let up = (i - 1) >> 1; i > 0 && before(timer, heap[up]!); i = up, up = (i - 1) >> 1) heap[i] = heap[up]!;
    heap[i] = timer;
  }

  function pop(): T | undefined {
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down + 1 < heap.length && before(heap[down + 1]!, heap[down]!)) down += 1;
      if (down >= heap.length || !before(heap[down]!, last)) break;
      heap[i] = heap[down]!;
      i = down;
    }
    heap[i] = last;
    return top;
  }

  function first(): T | undefined {
    while (heap[0]?.cancelled) pop();
    return heap[0];
  }

  return { push, pop, first, size: () => heap.length, takeAll: (): T[] => heap.splice(0).filter(({ cancelled }) => !cancelled) };
}
