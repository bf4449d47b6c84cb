import type { AppError } from '../../base/app-error.ts';
import type { ReportPlan } from '../../model/report-plan.ts';
import { parsePattern } from '../patterns/parse-pattern.ts';
import { patternError } from '../patterns/read-pattern-file.ts';
import type { PatternFacts } from '../patterns/say-pattern.ts';
import { sayPattern } from '../patterns/say-pattern.ts';
import { linesOf } from './apply-plan.ts';

/** What keeps a text of the team's from being said: a sign left open, a fact that there is none of; by the id of its item or the title of its box. */
export function planFaults(plan: ReportPlan, facts: PatternFacts): readonly AppError[] {
  const texts = [
    ...plan.items.flatMap((item) =>
      item.shown === false || item.kind === 'heading' ? [] : [{ name: item.id, text: item.text ?? '' }],
    ),
    ...plan.boxes.filter(({ shown }) => shown !== false).map(({ title, text }) => ({ name: title, text })),
  ];
  return texts.flatMap(({ name, text }) =>
    linesOf(text).flatMap((line) => {
      const nodes = parsePattern(line);
      const said = nodes.ok ? sayPattern(nodes.value, facts) : nodes;
      return said.ok ? [] : [patternError(name, said.error)];
    }),
  );
}
