import { worklistKinds } from '../../model/worklist.ts';
import type { KindCount, WorklistEffect, WorklistLine } from '../../model/worklist.ts';

/** What becomes open and what is open no longer between two lists of one project, by kind. */
export function worklistEffect(before: readonly WorklistLine[], after: readonly WorklistLine[]): WorklistEffect {
  const [was, is] = [open(before), open(after)];
  return {
    before: was.size,
    after: is.size,
    added: byKind([...is.values()].filter(({ id }) => !was.has(id))),
    removed: byKind([...was.values()].filter(({ id }) => !is.has(id))),
  };
}

function open(lines: readonly WorklistLine[]): ReadonlyMap<string, WorklistLine> {
  return new Map(lines.flatMap((line) => (line.state === 'open' ? [[line.id, line] as const] : [])));
}

function byKind(lines: readonly WorklistLine[]): readonly KindCount[] {
  const counts = Map.groupBy(lines, ({ kind }) => kind);
  return worklistKinds.flatMap((kind) => {
    const held = counts.get(kind)?.length ?? 0;
    return held === 0 ? [] : [{ kind, lines: held }];
  });
}
