import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { FrameworkChange } from '../../../../shared/model/framework-change/framework-change.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { IndicatorDialog } from './indicator-dialog.tsx';
import { MeasureDialog } from './measure-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { SystemDialog } from './system-dialog.tsx';
import { TitleDialog } from './title-dialog.tsx';
import { TranslationsDialog } from './translations-dialog.tsx';
import { UnitsDialog } from './units-dialog.tsx';
import './framework.css';

/** Which edit of the framework is open. */
export type FrameworkDialogKind =
  | { readonly kind: 'indicator'; readonly code: string | null; readonly parent: string | null }
  | { readonly kind: 'measure'; readonly code: string | null; readonly indicator: string }
  | { readonly kind: 'remove' | 'move'; readonly code: string; readonly name: string }
  | { readonly kind: 'units' }
  | { readonly kind: 'system' | 'translations' }
  | { readonly kind: 'title'; readonly year: number | null }
  | { readonly kind: 'compare' };

interface FrameworkDialogProps {
  readonly snapshot: ProjectSnapshot;
  readonly open: FrameworkDialogKind | null;
  readonly close: (made: FrameworkChange | null) => void;
}

/** The dialog of the edit that is open. */
export function FrameworkDialog({ snapshot, open, close }: FrameworkDialogProps): React.JSX.Element | null {
  if (open === null) return null;
  switch (open.kind) {
    case 'indicator':
      return <IndicatorDialog snapshot={snapshot} code={open.code} parent={open.parent} close={close} />;
    case 'measure':
      return <MeasureDialog snapshot={snapshot} code={open.code} indicator={open.indicator} close={close} />;
    case 'remove':
      return <RemoveDialog code={open.code} name={open.name} revision={snapshot.revision} close={close} />;
    case 'move':
      return <MoveDialog snapshot={snapshot} code={open.code} name={open.name} close={close} />;
    case 'units':
      return <UnitsDialog snapshot={snapshot} close={close} />;
    case 'system':
      return <SystemDialog snapshot={snapshot} close={close} />;
    case 'translations':
      return <TranslationsDialog snapshot={snapshot} close={close} />;
    case 'compare':
      return <CompareDialog snapshot={snapshot} close={close} />;
    case 'title':
      return <TitleDialog snapshot={snapshot} wanted={open.year} close={close} />;
  }
}
