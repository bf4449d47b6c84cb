import { Button, Progress } from 'antd';
import { useAppearance } from '../../../state/appearance.ts';
import type { AppError } from '../../../../shared/base/app-error.ts';
import { ErrorHelp } from '../../../ui/error-help.tsx';
import { errorText, useTexts } from '../../../ui/texts.ts';

/** Start, progress and cancel of an analysis; its height stays. */
export function RunLine({
  progress,
  disabled = false,
  onStart,
  onCancel,
  label,
}: {
  readonly progress: number | null;
  readonly disabled?: boolean;
  readonly onStart: () => void;
  readonly onCancel: () => void;
  readonly label: string;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <>
      <span style={{ width: 160, visibility: progress === null ? 'hidden' : 'visible' }}>
        <Progress size="small" percent={Math.round((progress ?? 0) * 100)} aria-label={label} />
      </span>
      {progress === null ? (
        <Button type="primary" disabled={disabled} onClick={onStart}>
          {label}
        </Button>
      ) : (
        <Button onClick={onCancel}>{t('strip.cancel')}</Button>
      )}
    </>
  );
}

export function AnalysisError({ error }: { readonly error: AppError | null }): React.JSX.Element | null {
  const language = useAppearance((state) => state.language);
  if (error === null) return null;
  return (
    <p className="failed" role="alert">
      {[error, ...(error.others ?? [])].map((one) => errorText(one, language)).join(' ')}
      <ErrorHelp error={error} />
    </p>
  );
}
