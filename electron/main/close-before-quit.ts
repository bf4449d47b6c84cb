import { app } from 'electron';

export interface QuitPatience {
  /** Milliseconds in which the project closes: called-off work ends, and what the write-ahead log holds goes into the file. What was saved is safe in that log. */
  readonly close: number;
  /** Milliseconds in which the process ends once nothing is left to close. */
  readonly end: number;
}

const PATIENCE: QuitPatience = { close: 30_000, end: 3000 };

/**
 * The project is closed, so that one file holds everything, before the process ends; and the process does end: one without a window would keep the
 * single-instance lock, and the app couldn't be started again. `onFault` is told of an end that had to be forced.
 */
export function closeBeforeQuit(
  close: () => Promise<void>,
  onFault: (fault: unknown) => void,
  patience: QuitPatience = PATIENCE,
): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  const force = (why: string): void => {
    onFault(new Error(why));
    app.exit(0);
  };
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const late = setTimeout(() => force('The project did not close in time before quitting.'), patience.close);
    void close()
      .catch(onFault)
      .then(() => {
        state = 'closed';
        clearTimeout(late);
        const stuck = setTimeout(() => force('The process did not end after quitting.'), patience.end);
        app.once('quit', () => clearTimeout(stuck));
        // In a task of its own: Electron is still inside the shutdown that was prevented, and drops a quit that is asked for before it has left it.
        setImmediate(() => app.quit());
      });
  });
}
