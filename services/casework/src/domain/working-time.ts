const zone = 'Europe/Amsterdam';
const opens = 8 * 60 + 30;
const closes = 17 * 60;

/**
 * The moment (ISO 8601 UTC) that lies `minutes` of working time after `at`: Monday to Friday, 8:30–17:00 in
 * Amsterdam. Time outside does not count.
 */
export function addWorkingTime(at: string, minutes: number): string {
  let now = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  let left = minutes;
  for (;;) {
    const minute = now.hour * 60 + now.minute + now.second / 60;
    if (now.dayOfWeek > 5 || minute >= closes) now = morningAfter(now);
    else if (minute < opens) now = at8h30(now);
    else if (left <= closes - minute) return stamp(now.add({ milliseconds: Math.round(left * 60_000) }));
    else {
      left -= closes - minute;
      now = morningAfter(now);
    }
  }
}

const at8h30 = (day: Temporal.ZonedDateTime): Temporal.ZonedDateTime => day.withPlainTime({ hour: 8, minute: 30 });
const morningAfter = (day: Temporal.ZonedDateTime): Temporal.ZonedDateTime => at8h30(day.add({ days: 1 }));
const stamp = (time: Temporal.ZonedDateTime): string => new Date(time.epochMilliseconds).toISOString();
