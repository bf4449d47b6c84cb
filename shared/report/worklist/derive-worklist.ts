import { appError } from '../../base/app-error.ts';
import { worklistKinds } from '../../model/worklist.ts';
import type { LineState, WorklistLine } from '../../model/worklist.ts';
import { baseLines, cellLines, figureLines, included } from './cell-lines.ts';
import { gapLines } from './gap-lines.ts';
import { causesOf, withItsCause } from './one-cause.ts';
import { sheetLines } from './sheet-lines.ts';
import type { FoundLine, WorklistInput } from './worklist-input.ts';

/**
 * 问题清单: all that is wrong, missing or doubtful in a project's data, derived from the project; only what was settled of a line is stored. By kind in
 * the order of `worklistKinds`, then as it stands in batches, measures and units. What is stored of a line that says something else by now no longer holds;
 * what is stored of a row or of what it stood for in an earlier batch holds while the same is said at the same place (docs/FORMATS "Worklist").
 */
export function deriveWorklist(input: WorklistInput): readonly WorklistLine[] {
  const indicators = new Map(input.framework.measures.map(({ code, indicator }) => [code, indicator]));
  const found = [
    ...sheetLines(input),
    ...cellLines(input),
    ...figureLines(input),
    ...baseLines(input),
    ...gapLines(input),
  ];
  const causes = causesOf(
    found,
    included(input).map((u) => input.dataset.units[u]?.code ?? ''),
  );
  const lines = found.map((line): WorklistLine => {
    const { settled: _settled, carried: _carried, earlier, indicator, ...said } = line;
    const cause = causes.get(line.id);
    return {
      ...said,
      indicator: indicator ?? (line.measure === null ? null : (indicators.get(line.measure) ?? null)),
      ...standing(line, cause, input.states),
      ...(cause === undefined ? {} : { cause: cause.id }),
      ...(earlier === undefined || earlier.same.length === 0 ? {} : { earlier: earlier.same }),
    };
  });
  const order = new Map(worklistKinds.map((kind, at) => [kind, at]));
  return lines.sort((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0));
}

type Standing = Pick<WorklistLine, 'state' | 'why' | 'at' | 'by' | 'because'>;
type States = ReadonlyMap<string, LineState>;

/** Where a line stands by itself; one with a cause that is to be dealt with goes along with it. */
function standing(line: FoundLine, cause: FoundLine | undefined, states: States): Standing {
  const own = ownStanding(line, states);
  if (own.state !== 'open' || cause === undefined) return own;
  const its = ownStanding(cause, states);
  return its.state === 'open' || its.state === 'returned'
    ? { state: 'closed', why: '', at: its.at, by: '', because: withItsCause(line, cause) }
    : own;
}

function ownStanding(line: FoundLine, states: States): Standing {
  const { settled = null } = line;
  const bySheet = settled === null ? null : ({ ...nobody, state: 'closed', ...settled } as const);
  if (line.carried === true && bySheet !== null) return bySheet;
  const stored = [line.id, ...(line.earlier?.same ?? [])]
    .map((id) => states.get(id))
    .find((state) => state !== undefined);
  const holds = stored?.of === line.of ? stored : null;
  // A slip that is out doesn't keep open what was corrected meanwhile.
  if (holds && (bySheet === null || holds.state !== 'returned')) {
    const { state, why, at, by } = holds;
    return { state, why, at, by, because: null };
  }
  if (bySheet !== null) return bySheet;
  const was = stored ?? states.get(line.earlier?.changed ?? '');
  const lapsed = was !== undefined && was.state !== 'returned' ? was : null;
  return {
    ...nobody,
    because:
      lapsed === null
        ? null
        : appError('WORKLIST_CHANGED', { on: lapsed.at.slice(0, 10), by: lapsed.by, why: lapsed.why }),
  };
}

const nobody = { state: 'open', why: '', at: '', by: '', because: null } as const;

/** Lines that are settled together with these: they themselves, and what goes along with them. */
export function settledTogether(lines: readonly WorklistLine[], ids: readonly string[]): readonly WorklistLine[] {
  const chosen = new Set(ids);
  return lines.filter(({ id, cause }) => chosen.has(id) || (cause !== undefined && chosen.has(cause)));
}

/** Lines that hold up a release: blocking, and neither accepted nor closed. What an office still has is not answered. */
export function blockingLines(lines: readonly WorklistLine[]): readonly WorklistLine[] {
  return lines.filter(({ blocking, state }) => blocking && (state === 'open' || state === 'returned'));
}
