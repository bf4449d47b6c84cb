const DAY = 86_400;
const LAST_SERIAL = 2_958_466;

/**
 * The day and time of a serial number: 1 is 1900-01-01 with Excel's 29 February 1900 (serial 60), or with `date1904` 0 is 1904-01-01 (ECMA-376 part 1, 18.17.4).
 * yyyy-mm-dd, with Thh:mm:ss when not midnight. Null for what no date format can show: below 0 or past 9999-12-31.
 */
export function serialDate(serial: number, date1904: boolean): string | null {
  // Whole days repeat in every row of a sheet; making the text is a hundred times dearer than finding it.
  const key = date1904 ? serial + 1462 : serial;
  const known = wholeDays.get(key);
  if (known !== undefined && serial >= 0) return known;
  const made = dateOf(serial, date1904);
  if (made !== null && Number.isInteger(serial) && wholeDays.size < 20_000) wholeDays.set(key, made);
  return made;
}

const wholeDays = new Map<number, string>();

function dateOf(serial: number, date1904: boolean): string | null {
  const seconds = Math.round(serial * DAY);
  let day = Math.floor(seconds / DAY);
  const time = seconds - day * DAY;
  if (day < 0) return null;
  if (date1904) day += 1462;
  if (day >= LAST_SERIAL) return null;
  const date =
    day === 60
      ? '1900-02-29'
      : new Date((day < 60 ? day - 25_568 : day - 25_569) * DAY * 1000).toISOString().slice(0, 10);
  return time === 0 ? date : `${date}T${new Date(time * 1000).toISOString().slice(11, 19)}`;
}

/** The serial of an ISO day, with time or without, as Strict OOXML writes dates; null when it is not one. */
export function isoSerial(text: string, date1904: boolean): { readonly iso: string; readonly serial: number } | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?$/.exec(text.trim());
  if (!found) return null;
  const [, year, month, date, hour = '00', minute = '00', second = '00'] = found;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (
    new Date(midnight).toISOString().slice(0, 10) !== `${year}-${month}-${date}` ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 59
  )
    return null;
  const time = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const days = midnight / (DAY * 1000) + 25_569;
  const serial = (date1904 ? days - 1462 : days < 61 ? days - 1 : days) + time / DAY;
  return {
    iso: time === 0 ? `${year}-${month}-${date}` : `${year}-${month}-${date}T${hour}:${minute}:${second}`,
    serial,
  };
}
