/** One part of a pattern as it was read (docs/FORMATS "Patterns"). `column`: where it begins in the pattern's text, from 1, in characters. */
export type PatternNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fact'; readonly id: string; readonly plain: boolean; readonly column: number }
  | {
      readonly kind: 'list';
      readonly id: string;
      readonly plain: boolean;
      readonly settings: PatternSettings;
      readonly column: number;
    }
  | {
      readonly kind: 'loop';
      readonly loop: PatternLoop;
      /** Between two turns that say something. */
      readonly separator: string;
      readonly body: readonly PatternNode[];
      readonly column: number;
    }
  | { readonly kind: 'clause'; readonly body: readonly PatternNode[] }
  | { readonly kind: 'reference'; readonly id: string; readonly column: number };

export type PatternSettings = Readonly<Record<string, string>>;

/** `each`: one turn a child, unit, region, step or year. `groups`: one turn for neighbours by value. */
export interface PatternLoop {
  readonly tag: 'each' | 'groups';
  readonly subject: string;
  /** Without `sep`. */
  readonly settings: PatternSettings;
}

/** What is wrong with a pattern. `column` as in {@link PatternNode}. */
export interface PatternFault {
  readonly code:
    | 'PATTERN_SIGN'
    | 'PATTERN_UNCLOSED'
    | 'PATTERN_UNOPENED'
    | 'PATTERN_EMPTY'
    | 'PATTERN_SETTING'
    | 'PATTERN_FACT'
    | 'PATTERN_NAME'
    | 'PATTERN_NO_LIST'
    | 'PATTERN_LOOP'
    | 'PATTERN_REFERENCE';
  readonly column: number;
  /** The sign, id or name concerned, as it stands in the pattern. */
  readonly found: string;
}

export interface Pattern {
  readonly id: string;
  readonly text: string;
  readonly nodes: readonly PatternNode[];
}

/** A team's own wording of the report's sentences, as a pattern file holds it. */
export interface PatternFile {
  readonly lang: 'zh' | 'en';
  /** In the file's order, no id twice. */
  readonly patterns: readonly Pattern[];
}
