/** What a check says: a code of shared/messages with its parameters. */
export interface Finding {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Something to know, and nothing wrong. */
  readonly information?: true;
}
