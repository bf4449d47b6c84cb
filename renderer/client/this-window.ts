/** The name by which this window or tab tells its writes from those of another on the same project; gone with it. */
export const thisWindow = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');
