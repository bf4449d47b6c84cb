import { invoke } from '../../client/invoke.ts';
import { fail } from '../../state/notices.ts';
import { useHelp } from '../../state/help.ts';

/** Gone through or refused: it isn't offered again. It can be begun from the help. */
export function endTour(): void {
  if (useHelp.getState().toured === true) return;
  useHelp.setState({ toured: true });
  void invoke('app.save-settings', { toured: true }).then((saved) => {
    if (!saved.ok) fail(saved);
  });
}
