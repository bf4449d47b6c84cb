import type { Placeholder } from './read-placeholder.ts';
import type { FoundPlaceholder, TemplateParagraph } from './template-paragraphs.ts';

/** A loop whose turns are paragraphs and tables, or rows of a table. */
export interface TemplateLoop {
  readonly asked: Extract<Placeholder, { kind: 'open' }>;
  readonly opening: FoundPlaceholder;
  readonly closing: FoundPlaceholder;
  /** The paragraphs that it begins and ends in. */
  readonly first: TemplateParagraph;
  readonly last: TemplateParagraph;
  /** Rows: the row is said again, without the two signs; else what stands between the paragraphs. */
  readonly ofRows: boolean;
  /** What it takes the place of. */
  readonly from: number;
  readonly to: number;
}

interface Opened {
  readonly paragraph: TemplateParagraph;
  readonly found: FoundPlaceholder;
  readonly asked: Extract<Placeholder, { kind: 'open' }>;
}

/** The outermost loops that reach over paragraphs. `broken`: beginnings and ends that have no other half on their level. Loops within one paragraph are left to it. */
export function loopsOf(paragraphs: readonly TemplateParagraph[]): {
  readonly loops: readonly TemplateLoop[];
  readonly broken: ReadonlySet<FoundPlaceholder>;
} {
  const open: Opened[] = [];
  const loops: TemplateLoop[] = [];
  const broken = new Set<FoundPlaceholder>();
  for (const paragraph of paragraphs)
    for (const found of paragraph.found) {
      if (found.asked?.kind === 'open') open.push({ paragraph, found, asked: found.asked });
      if (found.asked?.kind !== 'close') continue;
      const opened = open.at(-1);
      if (opened === undefined || subjectOf(opened.asked) !== found.asked.subject) {
        broken.add(found);
        continue;
      }
      open.pop();
      const loop = opened.paragraph === paragraph ? null : loopBetween(opened, paragraph, found);
      if (loop === 'broken') broken.add(found).add(opened.found);
      else if (loop !== null) loops.push(loop);
    }
  for (const { found } of open) broken.add(found);
  const outermost = loops.filter(
    (one) => !loops.some((two) => two !== one && two.from <= one.from && one.to <= two.to),
  );
  return { loops: outermost, broken };
}

function subjectOf({ loop }: Opened['asked']): string {
  return loop.tag === 'groups' ? 'groups' : loop.subject;
}

function loopBetween(
  { paragraph: first, found: opening, asked }: Opened,
  last: TemplateParagraph,
  closing: FoundPlaceholder,
): TemplateLoop | 'broken' {
  const ends = { asked, opening, closing, first, last };
  if (first.row !== null && first.row === last.row && first.parent !== last.parent)
    return { ...ends, ofRows: true, ...first.row };
  const alone = first.text.trim() === opening.text && last.text.trim() === closing.text;
  if (first.parent !== last.parent || !alone) return 'broken';
  return { ...ends, ofRows: false, from: first.from, to: last.to };
}
