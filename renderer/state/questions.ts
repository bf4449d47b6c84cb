import { create } from 'zustand';
import type { UndoStep } from '../../shared/contract/outputs.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { ResultChange } from './result-change.ts';
import type { Words } from './workbench.ts';

/** A question that an action asks before it goes on; the shell shows it and answers. */
export type Question =
  /** A change written to the project before it was opened this time. */
  | { readonly kind: 'undo-earlier'; readonly step: UndoStep }
  /** A step of another window on the same project. */
  | { readonly kind: 'undo-other'; readonly step: UndoStep }
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
    }
  /** An edit of the method that holds for the whole index. */
  | {
      readonly kind: 'method-change';
      readonly label: Words;
      /** It takes the place of a draft. */
      readonly instead: boolean;
      /** Null: nothing can be scored afterwards; why, where something can be before. */
      readonly effect: ResultChange | null;
      readonly error: AppError | null;
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
