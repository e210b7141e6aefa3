import { readFile } from 'node:fs/promises';

/** The text of `template` with its {{words}} filled in; a word that `words` lacks is an error. */
export async function filledIn(template: URL, words: Record<string, string | number>): Promise<string> {
  const text = await readFile(template, 'utf8');
  return text.replace(/\{\{(\w+)\}\}/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`${template.pathname} has a word that nobody fills in: ${word}`);
    return String(value);
  });
}
