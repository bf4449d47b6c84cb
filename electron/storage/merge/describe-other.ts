import { isJsonObject } from '../../../shared/base/canonical-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { MergeOther } from '../../../shared/model/merge/merge-line.ts';
import type { Sql } from '../connection/sqlite.ts';
import { documentKey } from '../verify/replay-audit.ts';
import type { ThreeDocuments } from './merge-parts.ts';
import type { SideDocuments } from './merge-sides.ts';

/** The other project in words: its title, who worked in it since an entry of its audit, and names that only it knows. */
export function describeOther(theirs: Sql, documents: ThreeDocuments, after: number): MergeOther {
  const people = theirs
    .prepare<[number], string>("SELECT DISTINCT actor FROM audit WHERE id > ? AND actor <> '' ORDER BY actor")
    .pluck()
    .all(after);
  const runs = theirs
    .prepare<[number], number>("SELECT count(*) FROM audit WHERE id > ? AND subject = 'run' AND action = 'create'")
    .pluck()
    .get(after);
  const title = documents.theirs.get(documentKey('setting', 'title'));
  const framework = documents.theirs.get(documentKey('framework', ''));
  const own = isJsonObject(framework) ? framework['title'] : '';
  return {
    title: typeof title === 'string' ? title : typeof own === 'string' ? own : '',
    people,
    runs: runs ?? 0,
    names: {
      nodes: unknown(documents, 'framework', 'indicators'),
      measures: unknown(documents, 'framework', 'measures'),
      units: unknown(documents, 'units', null),
    },
  };
}

/** What only the other side's list has. */
function unknown({ mine, theirs }: ThreeDocuments, kind: string, part: string | null): MergeOther['names']['nodes'] {
  const known = new Set(namesIn(mine, kind, part).map(({ code }) => code));
  return namesIn(theirs, kind, part).filter(({ code }) => !known.has(code));
}

function namesIn(documents: SideDocuments, kind: string, part: string | null): MergeOther['names']['nodes'] {
  const document: Json = documents.get(documentKey(kind, '')) ?? null;
  const rows = part === null ? document : isJsonObject(document) ? (document[part] ?? null) : null;
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: Json) => {
    if (!isJsonObject(row)) return [];
    const { code, name } = row;
    return typeof code === 'string' && typeof name === 'string' ? [{ code, name }] : [];
  });
}
