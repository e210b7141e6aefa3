/** The lines of one turn of the event loop are written together: a write costs more than a line. What is left is written when the process exits. */
export function gathered(to: { write(text: string): unknown }) {
  let lines = '';
  const flush = (): void => {
    if (lines !== '') to.write(lines);
    lines = '';
  };
  process.on('exit', flush);
  return {
    write(line: string): void {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
  };
}
