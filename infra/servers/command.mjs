// Plain JavaScript: runs on any Node from 20 on, before anything is installed.
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Runs a program to its end. `code` is null when it was killed or could not be started; never throws. */
export function run(file, args, { cwd, env, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', (error) => resolve({ code: null, stdout, stderr: error.message }));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** As `run`, but anything but exit code 0 is an error that carries the end of what was printed. */
export async function must(file, args, options) {
  const { code, stdout, stderr } = await run(file, args, options);
  if (code !== 0) throw new Error(`${file} ${args[0] ?? ''} failed (${code ?? 'killed'}): ${lastLines(stderr || stdout)}`);
  return stdout;
}

/** The full path of a program on PATH, or undefined; a path is taken as it is. */
export function onPath(name) {
  if (isAbsolute(name)) return isProgram(name) ? name : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const lastLines = (text) => text.trim().split('\n').slice(-5).join(' | ');
