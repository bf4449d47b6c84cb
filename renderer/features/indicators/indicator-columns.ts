import { displayNumber } from '../../../shared/base/display.ts';
import type { GridColumn } from '../../views/grid/grid-column.ts';
import { exactNumber } from '../../ui/exact-number.ts';
import { paintBar } from '../../ui/paint.ts';
import type { Texts } from '../../ui/texts.ts';
import type { IndicatorRow } from './indicator-rows.ts';

interface IndicatorActions {
  readonly toggle: (code: string) => void;
  readonly lock: (code: string) => void;
  /** Text typed into a cell: `weight`, `share`, `lower` or `upper`. */
  readonly type: (row: IndicatorRow, column: string, text: string) => void;
}

/** Columns of the indicator tree; names indent by level, weights, shares and limits are typed over. */
export function indicatorColumns(t: Texts, actions: IndicatorActions): readonly GridColumn<IndicatorRow>[] {
  const editable = (
    id: string,
    allowed: (row: IndicatorRow) => boolean,
    start: (row: IndicatorRow) => string,
  ): Pick<GridColumn<IndicatorRow>, 'edit'> => ({
    edit: { allowed, start, commit: (row, text) => actions.type(row, id, text) },
  });
  const limit = (id: 'lower' | 'upper'): GridColumn<IndicatorRow> => ({
    id,
    title: t(`indicators.${id}`),
    width: 84,
    align: 'right',
    key: (row) => row.measure?.[id] ?? '',
    marks: {
      editable: (row) => row.kind === 'measure',
      edited: (row) => row.measure?.[id] !== row.baselineMeasure?.[id],
    },
    ...editable(
      id,
      (row) => row.kind === 'measure',
      (row) => String(row.measure?.[id] ?? ''),
    ),
  });
  return [
    {
      id: 'name',
      title: t('indicators.name'),
      width: 300,
      pin: 'left',
      heads: true,
      key: (row) => `${row.code} ${row.name} ${row.open} ${row.depth}`,
      text: (row) => `${row.code} ${row.name}`,
      paint: (into, row) => paintName(into, row, t, actions.toggle),
      tooltip: (row) => row.definition || row.name,
      marks: {
        'level-1': (row) => row.depth <= 1,
        'level-3': (row) => row.depth === 3,
        'level-4': (row) => row.depth > 3,
        'switched-off': (row) => row.weight === 0,
      },
    },
    {
      id: 'weight',
      title: t('indicators.weight'),
      hint: t('indicators.weightHint'),
      width: 84,
      align: 'right',
      key: (row) => row.weight,
      text: (row) => displayNumber(row.weight, row.weightDecimals),
      marks: {
        editable: (row) => row.kind !== 'root',
        edited: (row) => row.kind !== 'root' && row.weight !== row.baselineWeight,
      },
      ...editable(
        'weight',
        (row) => row.kind !== 'root',
        (row) => exactNumber(row.weight),
      ),
    },
    {
      id: 'share',
      title: t('indicators.share'),
      hint: t('indicators.shareHint'),
      width: 92,
      align: 'right',
      key: (row) => row.share,
      text: (row) => (row.kind === 'root' ? '' : percent(row.share)),
      marks: { editable: (row) => canShare(row) },
      ...editable('share', canShare, (row) => (Number.isNaN(row.share) ? '' : exactNumber(row.share * 100))),
    },
    {
      id: 'lock',
      title: t('indicators.lock'),
      hint: t('indicators.lockHint'),
      width: 56,
      align: 'center',
      key: (row) => `${row.locked} ${row.siblings.length > 1} ${row.name}`,
      paint: (into, row) => paintLock(into, row, t, actions.lock),
    },
    {
      id: 'effective',
      title: t('indicators.effective'),
      hint: t('indicators.effectiveHint'),
      width: 104,
      align: 'right',
      key: (row) => row.effective,
      paint: (into, row) => paintBar(into, row.effective * 100, { upper: row.depth <= 1 ? 100 : 30 }),
    },
    {
      id: 'sum',
      title: t('indicators.sum'),
      hint: t('indicators.sumHint'),
      width: 92,
      align: 'right',
      key: (row) => `${row.childrenTotal} ${row.offWhole}`,
      text: (row) => (row.children.length === 0 ? '' : displayNumber(row.childrenTotal)),
      tooltip: (row) => (row.offWhole ? t('indicators.sumOff', { sum: displayNumber(row.childrenTotal) }) : ''),
      marks: { off: (row) => row.offWhole },
    },
    {
      id: 'direction',
      title: t('indicators.direction'),
      width: 80,
      key: (row) => row.measure?.direction ?? '',
      text: (row) => (row.measure ? t(`direction.${row.measure.direction}`) : ''),
    },
    {
      id: 'normalisation',
      title: t('indicators.normalisation'),
      width: 112,
      key: (row) => row.measure?.normalisation ?? '',
      text: (row) => (row.measure ? t(`normalisation.${row.measure.normalisation}`) : ''),
      marks: { edited: (row) => row.measure?.normalisation !== row.baselineMeasure?.normalisation },
    },
    limit('lower'),
    limit('upper'),
    { id: 'unit', title: t('indicators.unit'), width: 64, key: (row) => row.unit },
    {
      id: 'definition',
      title: t('indicators.definition'),
      flex: 1,
      width: 240,
      key: (row) => row.definition,
      tooltip: (row) => row.definition,
    },
  ];
}

function canShare(row: IndicatorRow): boolean {
  return row.siblings.length > 1 && !row.locked;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '—' : `${displayNumber(share * 100)}%`;
}

function paintName(into: HTMLElement, row: IndicatorRow, t: Texts, toggle: (code: string) => void): void {
  const indent = document.createElement('span');
  indent.className = 'indent';
  indent.style.width = `${row.depth * 16}px`;
  const label = document.createElement('span');
  label.textContent = row.kind === 'root' ? row.name : `${row.code}　${row.name}`;
  into.replaceChildren(indent, row.children.length > 0 ? twist() : spacer(), label);

  function twist(): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'twist';
    button.tabIndex = -1;
    button.textContent = row.open ? '▾' : '▸';
    button.setAttribute('aria-label', t(row.open ? 'indicators.collapse' : 'indicators.expand', { name: row.name }));
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      toggle(row.code);
    });
    return button;
  }

  function spacer(): HTMLElement {
    const span = document.createElement('span');
    span.className = 'twist';
    return span;
  }
}

function paintLock(into: HTMLElement, row: IndicatorRow, t: Texts, lock: (code: string) => void): void {
  if (row.siblings.length < 2) return into.replaceChildren();
  const button = document.createElement('button');
  button.type = 'button';
  button.className = row.locked ? 'lock on' : 'lock';
  button.tabIndex = -1;
  button.append(lockShape(row.locked));
  button.setAttribute('aria-pressed', String(row.locked));
  button.setAttribute('aria-label', t(row.locked ? 'weights.unlock' : 'weights.lock', { name: row.name }));
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    lock(row.code);
  });
  into.replaceChildren(button);
}

function lockShape(closed: boolean): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const shape = document.createElementNS(namespace, 'svg');
  shape.setAttribute('viewBox', '0 0 16 16');
  shape.setAttribute('width', '14');
  shape.setAttribute('height', '14');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', closed ? 'M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2' : 'M3 7h10v7H3zM5 7V4.5a3 3 0 0 1 5.6-1.5');
  path.setAttribute('fill', closed ? 'currentColor' : 'none');
  path.setAttribute('fill-rule', 'evenodd');
  path.setAttribute('stroke', 'currentColor');
  path.setAttribute('stroke-width', '1.3');
  shape.append(path);
  return shape;
}
