import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The files at or below `place` whose raw bytes hold the words, as UTF-8. */
export async function filesWith(place: string, words: string): Promise<string[]> {
  const files = (await stat(place)).isFile()
    ? [place]
    : (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const found: string[] = [];
  for (const file of files) if ((await readFile(file)).includes(words)) found.push(file);
  return found;
}
