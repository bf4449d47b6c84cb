import { useRef } from 'react';
import { Button, Input } from 'antd';
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { tierCount } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { useAppearance } from '../../state/appearance.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { TierLines } from '../../ui/tier-lines.ts';
import { TierTag } from '../../ui/tier-tag.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import { linesOf, movedUp, rowFaults, withAdded, withoutRow } from './tier-rows.ts';
import type { TierRow } from './tier-rows.ts';

interface TierRowListProps {
  readonly rows: readonly TierRow[];
  readonly change: (rows: readonly TierRow[]) => void;
  /** Lower end of the scale. */
  readonly lowest: number;
}

/** The tiers, best first, a row each: how it prints, its labels, its lower line, and its place. */
export function TierRowList({ rows, change, lowest }: TierRowListProps): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const add = useRef<HTMLButtonElement>(null);
  const lines = linesOf(rows);
  const put = (at: number, changes: Partial<TierRow>): void =>
    change(rows.map((row, place) => (place === at ? { ...row, ...changes } : row)));
  return (
    <TierLines value={lines}>
      {rows.map((row, at) => {
        const name = tierName(lines[at]?.tier ?? row.tier, language, lines) || String(at + 1);
        const faults = rowFaults(rows, at);
        const last = at === rows.length - 1;
        return (
          <div key={row.key} className="tier-row">
            <TierTag tier={lines[at]?.tier ?? row.tier} />
            <Input
              value={row.name}
              aria-label={t('tiers.nameOf', { place: at + 1 })}
              status={faults.name === null ? '' : 'error'}
              aria-invalid={faults.name !== null}
              aria-describedby={`tier-fault-${row.key}`}
              onChange={({ target }) => put(at, { name: target.value })}
            />
            <Input
              value={row.english}
              aria-label={t('tiers.englishOf', { place: at + 1 })}
              placeholder={tierName(lines[at]?.tier ?? row.tier, 'en', lines)}
              onChange={({ target }) => put(at, { english: target.value })}
            />
            {last ? (
              <span className="muted">{t('tiers.rest')}</span>
            ) : (
              <NumberField
                value={row.lower}
                label={t('tiers.lineOf', { tier: name })}
                onChange={(lower) => {
                  if (lower !== null && !Number.isNaN(lower)) put(at, { lower });
                }}
              />
            )}
            <span>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined aria-hidden />}
                aria-label={t('tiers.up', { tier: name })}
                title={t('tiers.up', { tier: name })}
                disabled={at === 0}
                onClick={() => change(movedUp(rows, at))}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined aria-hidden />}
                aria-label={t('tiers.down', { tier: name })}
                title={t('tiers.down', { tier: name })}
                disabled={last}
                onClick={() => change(movedUp(rows, at + 1))}
              />
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('tiers.remove', { tier: name })}
                title={
                  rows.length <= tierCount.fewest
                    ? t('tiers.fewest', { count: tierCount.fewest })
                    : t('tiers.remove', { tier: name })
                }
                disabled={rows.length <= tierCount.fewest}
                onClick={() => {
                  change(withoutRow(rows, at));
                  add.current?.focus();
                }}
              />
            </span>
            <span id={`tier-fault-${row.key}`} role="status" className="field-remark">
              {faults.name !== null && errorText(faults.name, language)}
              {faults.above !== null && t('tiers.notBelow', { above: faults.above })}
            </span>
          </div>
        );
      })}
      <div className="row-actions">
        <Button
          ref={add}
          size="small"
          icon={<PlusOutlined aria-hidden />}
          disabled={rows.length >= tierCount.most}
          onClick={() => change(withAdded(rows, lowest))}
        >
          {t('tiers.add')}
        </Button>
        <span className="hint">{t('tiers.count', { fewest: tierCount.fewest, most: tierCount.most })}</span>
      </div>
    </TierLines>
  );
}
