import { isFailure } from '@mio/runtime';

/** Bytes as people read them. */
export function amount(bytes: number): string {
  const mega = bytes / 1024 / 1024;
  return mega >= 1 ? `${mega.toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

/** One sentence in Dutch that says what to do. */
export function whyNot(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (isFailure(error)) return message;
  if (code === 'ENOSPC') return 'De schijf is vol: maak ruimte of kies een andere plek.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `MIO mag niet bij ${path ?? 'een van de bestanden'}: geef uzelf rechten of kies een andere plek.`;
  if (code === 'ENOENT') return `${path ?? 'Een map'} bestaat niet: kies een andere plek.`;
  return message;
}
