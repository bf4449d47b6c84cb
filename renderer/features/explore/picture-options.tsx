import { Segmented, Select } from 'antd';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { useTexts } from '../../ui/texts.ts';
import type { FigureChoice } from './figure-list.ts';
import type { PictureOptions } from './make-picture.ts';
import { knownYears } from '../../views/pictures/change-pictures.ts';

interface OptionsProps {
  readonly input: ReportInput;
  readonly kind: FigureChoice['kind'];
  readonly options: PictureOptions;
  readonly change: (part: Partial<PictureOptions>) => void;
}

/** What the present picture lets the reader choose. */
export function PictureOptionFields({ input, kind, options, change }: OptionsProps): React.JSX.Element | null {
  const t = useTexts();
  const { dataset } = input;
  const nodes = dataset.nodes
    .filter((node) => node.depth <= 3)
    .map((node) => ({
      value: node.code,
      label: node.depth === 0 ? t('explore.indexName') : `${'　'.repeat(node.depth - 1)}${node.code} ${node.name}`,
    }));
  const node = (key: 'node' | 'across' | 'up', label: string): React.JSX.Element => (
    <label className="field">
      {label}
      <Select
        aria-label={label}
        style={{ width: 184 }}
        value={options[key]}
        onChange={(value: string) => change({ [key]: value })}
        options={nodes}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={320}
      />
    </label>
  );
  const deepest = Math.max(...dataset.nodes.map(({ depth }) => depth));
  const depths = ([1, 2, 3] as const)
    .filter((depth) => depth <= deepest)
    .map((depth) => ({ value: depth, label: t(`explore.levelName.${depth}`) }));
  const level = (
    <Segmented<number>
      aria-label={t('explore.level')}
      value={options.depth}
      onChange={(depth) => change({ depth })}
      options={depths}
    />
  );
  switch (kind) {
    case 'radar':
      return (
        <>
          <label className="field">
            {t('explore.unit')}
            <Select
              aria-label={t('explore.unit')}
              style={{ width: 140 }}
              value={options.unit}
              onChange={(unit: string) => change({ unit })}
              showSearch={{ optionFilterProp: 'label' }}
              options={dataset.units.map((unit) => ({ value: unit.code, label: unit.name }))}
            />
          </label>
          {level}
        </>
      );
    case 'parallel':
      return level;
    case 'dumbbell':
      return (
        <label className="field">
          {t('explore.fromYear')}
          <Select
            aria-label={t('explore.fromYear')}
            style={{ width: 96 }}
            value={options.from}
            onChange={(from: number) => change({ from })}
            options={knownYears(input)
              .filter((year) => year < input.framework.year)
              .map((year) => ({ value: year, label: String(year) }))}
          />
        </label>
      );
    case 'map':
    case 'swarm':
    case 'distribution':
      return node('node', t('explore.indicator'));
    case 'scatter':
      return (
        <>
          {node('across', t('explore.across'))}
          {node('up', t('explore.up'))}
        </>
      );
    case 'correlation':
      return (
        <>
          {level}
          <label className="field">
            {t('explore.within')}
            <Select
              aria-label={t('explore.within')}
              style={{ width: 180 }}
              value={options.within}
              onChange={(within: string) => change({ within })}
              disabled={options.depth === 1}
              options={[
                { value: '', label: t('explore.indexName') },
                ...dataset.nodes
                  .filter(({ depth }) => depth === 1)
                  .map((top) => ({ value: top.code, label: `${top.code} ${top.name}` })),
              ]}
            />
          </label>
        </>
      );
    default:
      return null;
  }
}
