import { type Html, html } from './html.ts';

const zone = { timeZone: 'Europe/Amsterdam' } as const;
const day = new Intl.DateTimeFormat('nl-NL', { ...zone, weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
const clock = new Intl.DateTimeFormat('nl-NL', { ...zone, hour: '2-digit', minute: '2-digit' });

/** "wo 25 november 2026 om 14:05", on the clock of Amsterdam; `iso` is an ISO 8601 time. */
export const momentInWords = (iso: string): string => `${day.format(new Date(iso))} om ${clock.format(new Date(iso))}`;

/** The same as an element that programs can read; nothing for an absent time. */
export const moment = (iso: string | undefined): Html => (iso ? html`<time datetime="${iso}">${momentInWords(iso)}</time>` : html`onbekend`);

/** "45 seconden", "12 minuten", "5 uur en 10 minuten", "3 dagen"; rounded down. */
export function durationInWords(seconds: number): string {
  if (seconds < 60) return plural(Math.floor(seconds), 'seconde', 'seconden');
  if (seconds < 3_600) return plural(Math.floor(seconds / 60), 'minuut', 'minuten');
  if (seconds < 48 * 3_600) return hoursInWords(Math.floor(seconds / 60));
  return plural(Math.floor(seconds / 86_400), 'dag', 'dagen');
}

function hoursInWords(minutes: number): string {
  const hours = `${Math.floor(minutes / 60)} uur`;
  return minutes % 60 === 0 ? hours : `${hours} en ${plural(minutes % 60, 'minuut', 'minuten')}`;
}

const plural = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
