import { create } from 'zustand';

/** Whether the program behind the page answers. In Electron it always does. */
export const useConnection = create<{ readonly lost: boolean }>(() => ({ lost: false }));

export function noteConnection(answers: boolean): void {
  if (useConnection.getState().lost === answers) useConnection.setState({ lost: !answers });
}
