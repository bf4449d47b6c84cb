import type { Json } from '../../../shared/base/canonical-json.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import type { ChainHead } from '../../../shared/model/chain-head.ts';
import { jsonDifferences } from '../../../shared/base/json-differences.ts';
import type { JsonDifference } from '../../../shared/base/json-differences.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import { textCell } from '../../../shared/report/report-table.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';

/** One row of the audit, as storage gives it. */
export interface AuditLine {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  readonly subject: string;
  readonly key: string;
  readonly before: Json;
  readonly after: Json;
  readonly why: string;
  readonly target: number | null;
  readonly by: string;
}

/** Changed places listed for one entry; a new set of weights has some hundreds. */
const PLACES_MOST = 400;

/** Characters of a document that came or went. */
const WHOLE_MOST = 4_000;

type Say = (code: string, params: Readonly<Record<string, string | number>>) => string;

/** The audit log as a table: when, what, before, after, why, who; with the head of its chain. `lines` oldest first. */
export function auditTable(
  lines: readonly AuditLine[],
  project: string,
  { entries, head }: ChainHead,
  lang: Language,
): ReportTable {
  const say = (code: string, params: Readonly<Record<string, string | number>> = {}): string =>
    bareMessageText({ code, params }, lang);
  const heads = ['ID', 'AT', 'ACTION', 'SUBJECT', 'KEY', 'BEFORE', 'AFTER', 'WHY', 'BY'].map((head) =>
    textCell(say(`AUDIT_H_${head}`)),
  );
  const body = lines.map((line) => {
    const [before, after] = differences(line.before, line.after, say);
    return [
      String(line.id),
      line.at.replace('T', ' ').replace(/\.\d+Z$|Z$/, ''),
      say(`AUDIT_A_${line.action.toUpperCase()}`),
      say(`AUDIT_S_${line.subject.toUpperCase()}`),
      line.target === null
        ? line.key
        : [line.key, say('AUDIT_OF', { entry: line.target })].filter((text) => text !== '').join(' · '),
      before,
      after,
      line.why,
      line.by,
    ].map((text) => textCell(text));
  });
  return {
    id: 'audit',
    title: say('AUDIT_TITLE', { project }),
    head: [heads],
    body,
    columns: [5, 14, 7, 10, 16, 26, 26, 22, 10],
    notes: [say('AUDIT_NOTE'), say('AUDIT_CHAIN', { entries, head })],
    landscape: true,
  };
}

/** Both sides whole where there is only one, else the places that differ: `weights.A: 25`. */
function differences(before: Json, after: Json, say: Say): readonly [string, string] {
  if (!isTree(before) || !isTree(after)) return [plain(before, say), plain(after, say)];
  const places = jsonDifferences(before, after);
  const side = (pick: (difference: JsonDifference) => string | null): string => {
    const shown = places
      .slice(0, PLACES_MOST)
      .flatMap((difference) => (pick(difference) === null ? [] : [`${difference.place}: ${pick(difference) ?? ''}`]));
    return [
      ...shown,
      ...(places.length > PLACES_MOST ? [say('AUDIT_MORE', { count: places.length - PLACES_MOST })] : []),
    ].join('\n');
  };
  return [side((difference) => difference.before), side((difference) => difference.after)];
}

function isTree(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

/** A whole framework wouldn't fit a cell: then its beginning, its length and the hash by which it can be told. */
function plain(value: Json, say: Say): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  const text = canonicalJson(value);
  if (text.length <= WHOLE_MOST) return text;
  return `${text.slice(0, WHOLE_MOST)}${say('AUDIT_LONG', { count: text.length, hash: contentHash(value) })}`;
}
