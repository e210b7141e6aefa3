import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One running system per data folder. Throws one clear sentence; the returned function gives the folder back. */
export function claimFolder(data: string): () => void {
  const above = nearestThatIs(data);
  if (!statSync(above).isDirectory()) throw new Error(`MIO kan geen gegevens bewaren in ${data}: ${above} is geen map. Kies een andere map met MIO_DATA.`);
  try {
    // Asked of the parent first: below a folder that takes none, making folders never comes to an end.
    accessSync(above, constants.W_OK);
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.W_OK);
  } catch {
    throw new Error(`MIO kan niet schrijven in ${data}: geef uzelf rechten op die map, of kies een andere met MIO_DATA.`);
  }
  const file = join(data, 'running.pid');
  const other = pidIn(file);
  if (other !== undefined && other !== process.pid && isAlive(other)) {
    throw new Error(`MIO draait al met de gegevens in ${data} (proces ${other}): stop dat eerst, of kies een andere map met MIO_DATA.`);
  }
  try {
    writeFileSync(file, String(process.pid));
  } catch (error) {
    throw new Error(
      `MIO kan niet schrijven in ${data} (${(error as NodeJS.ErrnoException).code}): maak ruimte of rechten, of kies een andere map met MIO_DATA.`,
    );
  }
  return () => rmSync(file, { force: true });
}

function nearestThatIs(path: string): string {
  return existsSync(path) ? path : nearestThatIs(dirname(path));
}

function pidIn(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
