import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './root.ts';

const longestFile = 300;
const longestFunction = 60;
const medianFile = 80;

const files = globSync(['libs/*/src/**/*.ts', 'services/*/src/**/*.ts', 'infra/**/*.{ts,mjs}'], { cwd: root }).filter(
  (file) => !file.includes('/generated/') && !file.includes('node_modules'),
);
const faults: string[] = [];
const lengths = files
  .map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const lines = text.split('\n').length - 1;
    if (lines > longestFile) faults.push(`${file}: ${lines} lines (at most ${longestFile})`);
    if (!/\.test\.ts$/.test(file)) longFunctions(file, text);
    return lines;
  })
  .sort((a, b) => a - b);
const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
if (median > medianFile) faults.push(`the median file has ${median} lines (at most ${medianFile})`);
console.log(`${files.length} files, median ${median} lines, longest ${lengths.at(-1)}`);
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);

/** A function that only returns an object of functions is as long as what it returns; those count by themselves. */
function longFunctions(file: string, text: string): void {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const own = linesOf(source, node) - nested(source, node);
      if (own > longestFunction)
        faults.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: a function of ${own} lines (at most ${longestFunction})`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function linesOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getEnd()).line - source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

/** Lines of functions inside a function, the outermost ones only. */
function nested(source: ts.SourceFile, outer: ts.Node): number {
  let lines = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && linesOf(source, node) > 1) lines += linesOf(source, node) - 1;
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(outer, visit);
  return lines;
}
