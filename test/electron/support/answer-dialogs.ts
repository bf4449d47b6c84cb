import type { Desktop } from './start-desktop.ts';

/** What the system's next dialogs answer: playwright can't see them. A file dialog without an answer left is cancelled; a message gets `button`. */
export interface DialogAnswers {
  readonly open?: readonly (readonly string[])[];
  readonly save?: readonly string[];
  readonly button?: number;
}

/** Answers dialogs in the place of the user; what messages asked can be read from {@link askedMessages}. */
export async function answerDialogs({ app }: Desktop, answers: DialogAnswers): Promise<void> {
  await app.evaluate(({ dialog }, { open = [], save = [], button = 0 }) => {
    const opening = [...open];
    const saving = [...save];
    dialog.showOpenDialog = async () => {
      const filePaths = opening.shift();
      return { canceled: filePaths === undefined, filePaths: [...(filePaths ?? [])] };
    };
    dialog.showSaveDialog = async () => {
      const filePath = saving.shift();
      return { canceled: filePath === undefined, filePath: filePath ?? '' };
    };
    dialog.showMessageBox = async (...given: unknown[]) => {
      const asked: unknown = Reflect.get(dialog, 'asked');
      Reflect.set(dialog, 'asked', [...(Array.isArray(asked) ? asked : []), given.at(-1)]);
      return { response: button, checkboxChecked: false };
    };
  }, answers);
}

/** Messages that the app asked or told in dialogs of the system since {@link answerDialogs}, as one text. */
export function askedMessages({ app }: Desktop): Promise<string> {
  return app.evaluate(({ dialog }) => JSON.stringify(Reflect.get(dialog, 'asked') ?? []));
}
