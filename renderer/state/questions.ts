import { create } from 'zustand';

/** A question that an action asks before it goes on; the shell shows it and answers. */
export type QuestionKind = 'lose-edits';
interface Asked { readonly kind: QuestionKind; readonly count: number; readonly answer: (yes: boolean) => void }
export const useQuestions = create<{ readonly asked: Asked | null }>(() => ({ asked: null }));

export function ask(kind: QuestionKind, count: number): Promise<boolean> {
  return new Promise((resolve) => {
    useQuestions.setState({
      asked: {
        kind, count,
        answer: (yes) => {
          useQuestions.setState({ asked: null });
          resolve(yes);
        },
      },
    });
  });
}
