import { z } from 'zod';
import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { parsePattern } from './parse-pattern.ts';
import type { Pattern, PatternFault, PatternFile } from '../../model/pattern.ts';

const shape = z.object({
  lang: z.enum(['zh', 'en']),
  patterns: z.array(z.object({ id: z.string().trim().min(1).max(100), text: z.string().max(20_000) })),
});

/** Reads a pattern file (docs/FORMATS "Patterns"). Every faulty pattern is said, the first as the error, the rest as its `others`. */
export function readPatternFile(text: string): Result<PatternFile> {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return err(appError('PATTERN_FILE_JSON', { why: error instanceof Error ? error.message : String(error) }));
  }
  const parsed = shape.safeParse(content);
  if (!parsed.success)
    return err(appError('PATTERN_FILE_SHAPE', { field: parsed.error.issues[0]?.path.join('.') || 'patterns' }));
  const patterns = new Map<string, Pattern>();
  const faults: AppError[] = [];
  for (const { id, text: written } of parsed.data.patterns) {
    const nodes = parsePattern(written);
    if (patterns.has(id)) faults.push(appError('PATTERN_TWICE', { pattern: id }));
    else if (nodes.ok) patterns.set(id, { id, text: written, nodes: nodes.value });
    else faults.push(patternError(id, nodes.error));
  }
  const [first, ...others] = faults;
  return first ? err({ ...first, others }) : ok({ lang: parsed.data.lang, patterns: [...patterns.values()] });
}

/** What is wrong with a pattern, with the id that a person finds it by. */
export function patternError(pattern: string, { code, column, found }: PatternFault): AppError {
  return appError(code, { pattern, column, found });
}
