/** `2026-12-01 14:05` of an ISO time, as a clock on the wall of that zone (IANA name) shows it. */
export function localStamp(at: string, zone: string): string {
  const form = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return form.format(new Date(at));
}
