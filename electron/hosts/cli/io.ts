/** Where the command line writes; tests pass their own. */
export interface CliIo {
  /** Results. With --json one object and nothing else. */
  out(text: string): void;
  /** Progress and messages. */
  err(text: string): void;
  /** True where progress may overwrite its line. */
  readonly live: boolean;
  /** Handed what closes the project and ends the services, for an end from outside. */
  onStart?(close: () => Promise<void>): void;
  /** Lines of standard input, for `call`. */
  lines?(): AsyncIterable<string>;
}
