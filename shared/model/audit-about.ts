import { isJsonObject } from '../base/canonical-json.ts';
import type { Json } from '../base/canonical-json.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Whether an entry is about one of these codes (of indicators, measures or units): by its key, or by what changed in its document. */
export function isAbout(entry: AuditEntry, codes: ReadonlySet<string>): boolean {
  if (entry.key.split(/[ /]/).some((part) => codes.has(part))) return true;
  const { before, after, basis } = entry;
  const against = basis === undefined ? null : entry.subject === 'scenario' ? { method: basis } : basis;
  return differsAt(before ?? against ?? undefined, after ?? against ?? undefined, false, codes);
}

/** `within`: a key on the way here is one of the codes. */
function differsAt(
  before: Json | undefined,
  after: Json | undefined,
  within: boolean,
  codes: ReadonlySet<string>,
): boolean {
  const [from, to] = [partsOf(before), partsOf(after)];
  if (from === null && to === null)
    return before !== after && (within || isCode(before, codes) || isCode(after, codes));
  const named = within || isNamed(from, codes) || isNamed(to, codes);
  return [...new Set([...(from?.keys() ?? []), ...(to?.keys() ?? [])])].some((key) =>
    differsAt(from?.get(key), to?.get(key), named || codes.has(key), codes),
  );
}

/** A result of an earlier year names its unit in a field. */
function isNamed(parts: ReadonlyMap<string, Json | undefined> | null, codes: ReadonlySet<string>): boolean {
  return isCode(parts?.get('unit'), codes) || isCode(parts?.get('measure'), codes);
}

function isCode(value: Json | undefined, codes: ReadonlySet<string>): boolean {
  return typeof value === 'string' && codes.has(value);
}

/** Entries of a list by their code, by what they say where they are plain, by their place otherwise; null for what has no parts. */
function partsOf(value: Json | undefined): ReadonlyMap<string, Json | undefined> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const list: readonly Json[] = value;
  return new Map(list.map((part, at) => [keyOf(part) ?? `${at}`, part]));
}

function keyOf(part: Json): string | null {
  if (typeof part === 'string') return part;
  if (!isJsonObject(part)) return null;
  const { code, unit, year } = part;
  if (typeof code === 'string') return code;
  return typeof unit === 'string' && typeof year === 'number' ? `${unit} ${year}` : null;
}
