import { useState } from 'react';
import { Alert, Button } from 'antd';
import type { ImportPlan } from '../../../shared/contract/outputs.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { useAppearance } from '../../state/appearance.ts';
import { errorText, useTexts } from '../../ui/texts.ts';

/** So many stand above the table; the others are opened. */
const SHOWN = 3;

/** What is to be said of the files chosen: what was left, what a batch holds, what is odd. Files that can't be read stand in the table. */
export function PlanRemarks({
  plan,
  again,
}: {
  readonly plan: ImportPlan;
  readonly again: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [all, setAll] = useState(false);
  const named = (remark: AppError, file: string): string =>
    errorText({ ...remark, place: { ...remark.place, file } }, language);
  const texts = [
    ...plan.remarks.map((remark) => errorText(remark, language)),
    ...plan.files.flatMap(({ file, knownBatch, warnings }) => [
      ...(knownBatch === null ? [] : [t(again ? 'import.knownAgain' : 'import.known', { file, batch: knownBatch })]),
      ...warnings.map((warning) => named(warning, file)),
    ]),
  ];
  const unique = [...new Set(texts)];
  const shown = all || unique.length <= SHOWN + 1 ? unique : unique.slice(0, SHOWN);
  return (
    <>
      {shown.map((text) => (
        <Alert key={text} type="warning" showIcon title={text} style={{ marginBottom: 8 }} />
      ))}
      {shown.length < unique.length && (
        <Button size="small" style={{ marginBottom: 8, marginRight: 8 }} onClick={() => setAll(true)}>
          {t('import.moreRemarks', { count: unique.length - shown.length })}
        </Button>
      )}
    </>
  );
}
