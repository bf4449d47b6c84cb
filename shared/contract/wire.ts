/**
 * Values on a text connection: JSON plus typed arrays, NaN and ±∞. A Float64Array, Uint32Array or Uint8Array becomes
 * `{"$f64": base64}`, `{"$u32": base64}` or `{"$u8": base64}` (little-endian); other numbers that JSON lacks become `{"$num": "NaN"}`.
 * `base64` comes from the host, since Node and the browser differ in it.
 */
export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array;
}

export function encodeWire(value: unknown, base64: Base64): string {
  return JSON.stringify(pack(value, base64));
}

export function decodeWire(text: string, base64: Base64): unknown {
  const parsed: unknown = JSON.parse(text);
  return unpack(parsed, base64);
}

function pack(value: unknown, base64: Base64): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $num: String(value) };
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Float64Array)
    return { $f64: base64.encode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  if (value instanceof Uint32Array)
    return { $u32: base64.encode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  if (value instanceof Uint8Array) return { $u8: base64.encode(value) };
  if (Array.isArray(value)) return value.map((member) => pack(member, base64));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, pack(member, base64)]));
}

function unpack(value: unknown, base64: Base64): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((member) => unpack(member, base64));
  const entries = Object.entries(value);
  const only = entries.length === 1 ? entries[0] : undefined;
  if (only) {
    const [key, inner]: [string, unknown] = only;
    if (key === '$num') return Number(inner);
    if (key === '$f64' && typeof inner === 'string') return new Float64Array(base64.decode(inner).slice().buffer);
    if (key === '$u32' && typeof inner === 'string') return new Uint32Array(base64.decode(inner).slice().buffer);
    if (key === '$u8' && typeof inner === 'string') return base64.decode(inner);
  }
  return Object.fromEntries(entries.map(([key, member]) => [key, unpack(member, base64)]));
}
