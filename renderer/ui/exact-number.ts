/** As many digits as tell a number apart, for an editor: 33.3333333333 stays long, 25 short. */
export function exactNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}
