import { noTiersNote } from '../../shared/report/tier-lines.ts';
import { useAppearance } from '../state/appearance.ts';
import { useWorkbench } from '../state/workbench.ts';

/** Why the shown index has ranks and no tiers; nothing where it has tiers. */
export function NoTiers(): React.JSX.Element | null {
  const lang = useAppearance((state) => state.language);
  const dataset = useWorkbench((state) => state.snapshot?.dataset);
  const result = useWorkbench((state) => state.result);
  const method = useWorkbench((state) => state.resultMethod);
  const note = dataset && result && method ? noTiersNote({ dataset, method, result, lang }) : null;
  return note === null ? null : (
    <div className="banner" role="status">
      {note}
    </div>
  );
}
