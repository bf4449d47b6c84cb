import { useMemo } from 'react';
import { Button, Select } from 'antd';
import type { WorklistLine, WorklistState } from '../../../shared/model/worklist.ts';
import { isOpen } from '../../state/worklist.ts';
import { FindField } from '../../ui/find-field.tsx';
import { useTexts } from '../../ui/texts.ts';
import { groupings, partOf } from './worklist-rows.ts';
import type { Grouping } from './worklist-rows.ts';
import { changeFilter, filterBy, useWorklistView } from './worklist-view.ts';

const states = ['open', 'returned', 'accepted', 'closed'] as const satisfies readonly WorklistState[];

/** What is listed, by state, words, kind, unit, indicator, file and batch, and how it is grouped. */
export function WorklistToolbar({
  lines,
  shown,
  name,
}: {
  readonly lines: readonly WorklistLine[];
  readonly shown: number;
  readonly name: (part: Grouping, value: string) => string;
}): React.JSX.Element {
  const t = useTexts();
  const { filter, grouping } = useWorklistView();
  const choices = useMemo(
    () =>
      groupings.map((part) => ({
        part,
        options: [...new Set(lines.map((line) => partOf(line, part)))]
          .filter((value) => value !== '')
          .map((value) => ({ value, label: name(part, value) })),
      })),
    [lines, name],
  );
  return (
    <div className="toolbar">
      <h1>{t('worklist.title')}</h1>
      <span className="muted" role="status">
        {t('worklist.count', {
          open: lines.filter(isOpen).length.toLocaleString('zh-CN'),
          all: lines.length.toLocaleString('zh-CN'),
          shown: shown.toLocaleString('zh-CN'),
        })}
      </span>
      <FindField
        width={124}
        placeholder={t('scores.find')}
        value={filter.find}
        onChange={(find) => changeFilter({ find })}
      />
      <Select<WorklistState | 'any'>
        style={{ width: 94 }}
        aria-label={t('worklist.state')}
        value={filter.state ?? 'any'}
        onChange={(state) => changeFilter({ state: state === 'any' ? null : state })}
        popupMatchSelectWidth={140}
        options={[
          ...states.map((value) => ({ value, label: t(`worklist.state.${value}`) })),
          { value: 'any' as const, label: t('worklist.anyState') },
        ]}
      />
      {choices.map(({ part, options }) => (
        <Select
          key={part}
          allowClear
          // The longest of these words in English.
          style={{ width: part === 'indicator' ? 104 : 84 }}
          placeholder={t(`worklist.by.${part}`)}
          aria-label={t(`worklist.by.${part}`)}
          value={filter.of[part] ?? null}
          onChange={(value) => filterBy(part, value ?? undefined)}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={260}
          options={options}
        />
      ))}
      <span className="muted">{t('worklist.group')}</span>
      <Select<Grouping>
        style={{ width: 84 }}
        aria-label={t('worklist.group')}
        value={grouping}
        onChange={(chosen) => useWorklistView.setState({ grouping: chosen })}
        options={groupings.map((value) => ({ value, label: t(`worklist.by.${value}`) }))}
      />
    </div>
  );
}

export interface LineActions {
  readonly fix: () => void;
  readonly domain: () => void;
  readonly accept: () => void;
  readonly close: () => void;
  readonly reopen: () => void;
  readonly slip: () => void;
}

/** The same that keys do in the grid. */
export function ActionBar({
  actions,
  chosen,
  readOnly,
}: {
  readonly actions: LineActions;
  readonly chosen: number;
  readonly readOnly: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const button = (label: string, act: () => void): React.JSX.Element => (
    <Button size="small" disabled={readOnly} onClick={act}>
      {label}
    </Button>
  );
  const many = chosen > 0 ? ` ${chosen.toLocaleString('zh-CN')}` : '';
  return (
    <div className="toolbar">
      {button(t('worklist.fix'), actions.fix)}
      {button(t('worklist.domain'), actions.domain)}
      {button(`${t('worklist.accept')}${many}`, actions.accept)}
      {button(`${t('worklist.close')}${many}`, actions.close)}
      {button(`${t('worklist.slip')}${many}`, actions.slip)}
      {button(t('worklist.reopen'), actions.reopen)}
      <span className="muted">{t('worklist.keys')}</span>
    </div>
  );
}
