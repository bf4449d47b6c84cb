import { Segmented, Select } from 'antd';
import { PANES_MOST } from '../../../shared/report/pane-inputs.ts';
import { HelpMark } from '../../ui/help-mark.tsx';
import { useTexts } from '../../ui/texts.ts';
import type { ShownMethod } from '../../views/shown-methods.ts';

/** One picture, or the same one of every year or of several methods. */
export type Sides = 'one' | 'years' | 'methods';

/** Whether the picture stands alone or side by side, and of which methods. */
export function SidesField({
  sides,
  setSides,
  methods,
  chosen,
  choose,
}: {
  readonly sides: Sides;
  readonly setSides: (sides: Sides) => void;
  readonly methods: readonly ShownMethod[];
  /** Keys of the methods. */
  readonly chosen: readonly string[];
  readonly choose: (keys: readonly string[]) => void;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <>
      <Segmented<Sides>
        aria-label={t('explore.sides')}
        value={sides}
        onChange={setSides}
        options={(['one', 'years', 'methods'] as const).map((value) => ({ value, label: t(`explore.sides.${value}`) }))}
      />
      {sides !== 'one' && <HelpMark page="chart.multiples" name={t('explore.sides')} />}
      {sides === 'methods' && (
        <Select<string[]>
          aria-label={t('explore.sides.which')}
          mode="multiple"
          style={{ minWidth: 220, maxWidth: 420 }}
          maxTagCount="responsive"
          value={[...chosen]}
          onChange={choose}
          maxCount={PANES_MOST}
          options={methods.map(({ key, name }) => ({ value: key, label: name }))}
        />
      )}
    </>
  );
}
