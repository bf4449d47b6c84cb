import { useState } from 'react';
import { Input } from 'antd';
import type { Unit } from '../../../../shared/model/unit.ts';
import { useTexts } from '../../../ui/texts.ts';

/** Which units are picked, where some are to be picked. */
export interface UnitPicks {
  readonly picked: ReadonlySet<string>;
  readonly onPick: (units: readonly string[], on: boolean) => void;
}

/** Units under their groups, found by name or code; those that the team has written about are marked. */
export function UnitTextList({
  units,
  written,
  selected,
  onSelect,
  picks,
}: {
  readonly units: readonly Unit[];
  readonly written: ReadonlySet<string>;
  readonly selected: string | null;
  readonly onSelect: (unit: string) => void;
  readonly picks?: UnitPicks;
}): React.JSX.Element {
  const t = useTexts();
  const [find, setFind] = useState('');
  const wanted = find.trim().toLowerCase();
  const found = units.filter(({ name, fullName, code }) =>
    [name, fullName, code].some((text) => text.toLowerCase().includes(wanted)),
  );
  const groups = [...Map.groupBy(found, ({ group }) => group)];
  return (
    <>
      <Input
        data-find=""
        size="small"
        allowClear
        value={find}
        placeholder={t('scores.find')}
        aria-label={t('scores.find')}
        onChange={(event) => setFind(event.target.value)}
      />
      {picks !== undefined && (
        <PickBox
          label={t('unitReports.all', { count: found.length })}
          units={found}
          picks={picks}
          shown={t('unitReports.picked', { count: picks.picked.size })}
        />
      )}
      <ul className="unit-texts" aria-label={t('unitReports.units')}>
        {groups.map(([group, members]) => (
          <li key={group}>
            {picks === undefined ? (
              <span className="muted">{group || t('scores.ungrouped')}</span>
            ) : (
              <PickBox label={group || t('scores.ungrouped')} units={members} picks={picks} />
            )}
            <ul>
              {members.map(({ code, name }) => (
                <li key={code}>
                  {picks !== undefined && (
                    <input
                      type="checkbox"
                      aria-label={t('unitReports.pick', { name })}
                      checked={picks.picked.has(code)}
                      onChange={(event) => picks.onPick([code], event.target.checked)}
                    />
                  )}
                  <button type="button" aria-current={code === selected} onClick={() => onSelect(code)}>
                    <span className="name">{name}</span>
                    {written.has(code) && <span className="badge">{t('unitReports.written')}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {groups.length === 0 && <li className="muted">{t('unitReports.none')}</li>}
      </ul>
    </>
  );
}

/** One box for several units: half where some of them are picked. */
function PickBox({
  label,
  units,
  picks: { picked, onPick },
  shown,
}: {
  readonly label: string;
  readonly units: readonly Unit[];
  readonly picks: UnitPicks;
  readonly shown?: string;
}): React.JSX.Element {
  const on = units.filter(({ code }) => picked.has(code)).length;
  return (
    <label className="pick-many">
      <input
        type="checkbox"
        checked={on > 0 && on === units.length}
        ref={(box) => {
          if (box !== null) box.indeterminate = on > 0 && on < units.length;
        }}
        onChange={(event) =>
          onPick(
            units.map(({ code }) => code),
            event.target.checked,
          )
        }
      />
      <span>{label}</span>
      {shown !== undefined && <span className="muted">{shown}</span>}
    </label>
  );
}
