import { Select } from 'antd';
import type { PlannedSheet } from '../../../shared/contract/outputs.ts';
import { recordKindNames, recordKinds } from '../../../shared/model/record-kind.ts';
import { nameIn } from '../../../shared/report/english-names.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import { changeSheet } from './import-flow.ts';
import { asKind } from '../../views/mapping/sheet-mapping.ts';

/** What kind of sheet one is; `of` names it where several stand below each other. */
export function KindChoice({
  at,
  sheet,
  of,
}: {
  readonly at: { readonly file: number; readonly sheet: number };
  readonly sheet: PlannedSheet;
  readonly of?: string;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  return (
    <Select
      size="small"
      style={{ width: of === undefined ? 220 : 160 }}
      aria-label={of === undefined ? t('report.kind') : `${t('report.kind')} ${of}`}
      value={sheet.kind}
      placeholder={t('import.chooseKind')}
      popupMatchSelectWidth={false}
      options={recordKinds.map((kind) => ({ value: kind, label: nameIn(recordKindNames[kind], language) }))}
      onChange={(kind) => void changeSheet({ ...at, ...asKind(sheet, kind) })}
    />
  );
}
