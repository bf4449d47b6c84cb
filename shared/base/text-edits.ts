/** Another text for a stretch of one. */
export interface TextEdit {
  /** First letter that goes, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with all edits made, in whatever order they are given. One that begins within another goes with it. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let done = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    if (edit.from < at) continue;
    done += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return done + text.slice(at);
}
