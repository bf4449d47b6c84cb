import { worklistKinds } from '../../model/worklist.ts';
import type { LineState, WorklistLine } from '../../model/worklist.ts';
import { baseLines, cellLines } from './cell-lines.ts';
import { gapLines } from './gap-lines.ts';
import { sheetLines } from './sheet-lines.ts';
import type { FoundLine, SettledBy, WorklistInput } from './worklist-input.ts';

/**
 * 问题清单: all that is wrong, missing or doubtful in a project's data, derived from the project; only what was settled of a line is stored. By kind in
 * the order of `worklistKinds`, then as it stands in batches, measures and units. What is stored of a line that says something else by now no longer holds.
 */
export function deriveWorklist(input: WorklistInput): readonly WorklistLine[] {
  const indicators = new Map(input.framework.measures.map(({ code, indicator }) => [code, indicator]));
  const found = [...sheetLines(input), ...cellLines(input), ...baseLines(input), ...gapLines(input)];
  const lines = found.map(({ settled, indicator, ...line }): WorklistLine => ({
    ...line,
    indicator: indicator ?? (line.measure === null ? null : (indicators.get(line.measure) ?? null)),
    ...standing(line, settled ?? null, input.states.get(line.id)),
  }));
  const order = new Map(worklistKinds.map((kind, at) => [kind, at]));
  return lines.sort((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0));
}

function standing(
  line: Pick<FoundLine, 'of'>,
  settled: SettledBy | null,
  stored: LineState | undefined,
): Pick<WorklistLine, 'state' | 'why' | 'at' | 'by' | 'because'> {
  const holds = stored !== undefined && stored.of === line.of ? stored : null;
  // A slip that is out doesn't keep open what was corrected meanwhile.
  if (holds !== null && holds.state !== 'returned') {
    const { state, why, at, by } = holds;
    return { state, why, at, by, because: null };
  }
  if (settled) return { state: 'closed', why: '', at: settled.at, by: '', because: settled.because };
  if (holds !== null) return { state: holds.state, why: holds.why, at: holds.at, by: holds.by, because: null };
  return { state: 'open', why: '', at: '', by: '', because: null };
}

/** Lines that hold up a release: blocking, and neither accepted nor closed. What an office still has is not answered. */
export function blockingLines(lines: readonly WorklistLine[]): readonly WorklistLine[] {
  return lines.filter(({ blocking, state }) => blocking && (state === 'open' || state === 'returned'));
}
