import { create } from 'zustand';
import type { UndoStep } from '../../shared/contract/outputs.ts';
import type { AppError } from '../../shared/base/app-error.ts';

/** A question that an action asks before it goes on; the shell shows it and answers. */
export type Question =
  /** A change written to the project before it was opened this time. */
  | { readonly kind: 'undo-earlier'; readonly step: UndoStep }
  /** A project that another machine's note says is in use. */
  | { readonly kind: 'take-over'; readonly because: AppError }
  /** Cells of one edit that lie in several groups of siblings. */
  | {
      readonly kind: 'paste-groups';
      readonly groups: readonly {
        readonly name: string;
        readonly changed: number;
        readonly before: number;
        readonly after: number;
      }[];
      /** Null: it couldn't be scored. */
      readonly effect: { readonly ranks: number; readonly tiers: number } | null;
    };
interface Asked {
  readonly question: Question;
  readonly answer: (yes: boolean) => void;
}
export const useQuestions = create<{ readonly asked: Asked | null }>(() => ({ asked: null }));

export function ask(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    useQuestions.setState({
      asked: {
        question,
        answer: (yes) => {
          useQuestions.setState({ asked: null });
          resolve(yes);
        },
      },
    });
  });
}
