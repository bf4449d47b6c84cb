import { Select } from 'antd';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { useTexts } from '../../ui/texts.ts';
import { WINDOW } from './shown-units.ts';
import type { UnitWindow } from './shown-units.ts';

interface UnitFieldsProps {
  readonly input: ReportInput;
  /** null: the picture shows all units, or none. */
  readonly window: UnitWindow | null;
  readonly setWindow: (window: UnitWindow) => void;
  /** Code of the unit that stands out; '' for none. null: the picture has no units. */
  readonly focus: string | null;
  readonly setFocus: (unit: string) => void;
}

/** Which units a picture shows, and which one stands out in it. */
export function UnitFields({ input, window, setWindow, focus, setFocus }: UnitFieldsProps): React.JSX.Element {
  const t = useTexts();
  const { units } = input.dataset;
  const name = units.find(({ code }) => code === focus)?.name;
  const half = WINDOW / 2;
  const groups = [...new Set(units.map(({ group }) => group))].filter((group) => group !== '');
  const some: readonly (readonly [UnitWindow, string])[] = [
    ['ends', t(name === undefined ? 'explore.shown.ends' : 'explore.shown.endsFocus', { half })],
    ['top', t('explore.shown.top', { window: WINDOW })],
    ['bottom', t('explore.shown.bottom', { window: WINDOW })],
  ];
  const near: readonly (readonly [UnitWindow, string])[] =
    name === undefined ? [] : [['around', t('explore.shown.around', { name, half })]];
  const windows: readonly (readonly [UnitWindow, string])[] = [
    ['all', t('explore.shown.all', { count: units.length })],
    ...(units.length <= WINDOW ? [] : [...some, ...near]),
    ...groups.map((group) => [`group:${group}`, group] as const),
  ];
  return (
    <>
      {window !== null && (
        <label className="field">
          {t('explore.shown')}
          <Select
            aria-label={t('explore.shown')}
            style={{ width: 168 }}
            value={window}
            onChange={(value: UnitWindow) => setWindow(value)}
            options={windows.map(([value, label]) => ({ value, label }))}
            popupMatchSelectWidth={220}
          />
        </label>
      )}
      {focus !== null && (
        <label className="field">
          {t('explore.focus')}
          <Select
            aria-label={t('explore.focus')}
            style={{ width: 128 }}
            value={focus}
            onChange={(value: string) => setFocus(value)}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t('explore.noFocus') },
              ...units.map((unit) => ({ value: unit.code, label: unit.name })),
            ]}
          />
        </label>
      )}
    </>
  );
}
