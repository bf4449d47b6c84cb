import { useRef } from 'react';
import type { OrderedItem } from '../../../../shared/report/document/order-items.ts';
import { useTexts } from '../../../ui/texts.ts';

interface StructureListProps {
  readonly items: readonly OrderedItem[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onMove: (id: string, direction: 'up' | 'down') => void;
  readonly onToggle: (id: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onEdit: () => void;
}

/** Every part of the report in its order; arrows go through it, Alt with an arrow moves the part, Space hides or shows it. */
export function StructureList(props: StructureListProps): React.JSX.Element {
  const { items, selected, onSelect } = props;
  const t = useTexts();
  const list = useRef<HTMLUListElement>(null);
  const at = items.findIndex(({ id }) => id === selected);
  const go = (to: number): void => {
    const item = items[Math.min(items.length - 1, Math.max(0, to))];
    if (item === undefined) return;
    onSelect(item.id);
    list.current?.children[items.indexOf(item)]?.scrollIntoView({ block: 'nearest' });
  };
  const pressed = (event: React.KeyboardEvent): void => {
    const act = actionOf(event, props, at, go);
    if (act === null) return;
    event.preventDefault();
    act();
  };
  let level = 0;
  return (
    <ul
      ref={list}
      className="structure-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('plan.structure')}
      aria-activedescendant={at < 0 ? undefined : rowId(at)}
      onKeyDown={pressed}
    >
      {items.map((item, row) => {
        const own = headingLevel(item);
        if (own !== null) level = own;
        const hidden = !isShown(item);
        return (
          <li
            key={item.id}
            id={rowId(row)}
            role="option"
            aria-selected={item.id === selected}
            data-kind={kindOf(item)}
            className={hidden ? 'hidden' : ''}
            style={{ paddingLeft: 12 + 14 * (own === null ? level : own - 1) }}
            onClick={() => onSelect(item.id)}
            onDoubleClick={props.onEdit}
          >
            <span className="kind">{t(`plan.kind.${kindOf(item)}`)}</span>
            <span className="name">{nameOf(item)}</span>
            {hidden && <span className="muted">{t('plan.hidden')}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function actionOf(
  event: React.KeyboardEvent,
  { selected, onMove, onToggle, onRemove, onEdit }: StructureListProps,
  at: number,
  go: (to: number) => void,
): (() => void) | null {
  const { key, altKey } = event;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const up = key === 'ArrowUp';
    if (altKey) return selected === null ? null : () => onMove(selected, up ? 'up' : 'down');
    return () => go(at + (up ? -1 : 1));
  }
  if (key === 'Home') return () => go(0);
  if (key === 'End') return () => go(Number.MAX_SAFE_INTEGER);
  if (selected === null) return null;
  if (key === ' ') return () => onToggle(selected);
  if (key === 'Delete') return () => onRemove(selected);
  return key === 'Enter' ? onEdit : null;
}

function rowId(row: number): string {
  return `structure-${row}`;
}

export function isShown({ own, standard }: OrderedItem): boolean {
  return own?.shown ?? standard?.usual ?? true;
}

type ItemKind = NonNullable<OrderedItem['standard']>['kind'];

export function kindOf({ own, standard }: OrderedItem): ItemKind {
  if (own !== null && own.kind !== 'standard') return own.kind;
  return standard?.kind ?? 'text';
}

function headingLevel({ own, standard }: OrderedItem): number | null {
  if (own?.kind === 'heading') return own.level;
  return standard?.level ?? null;
}

/** What a part is found by: a heading's title, a caption, the beginning of a text. */
export function nameOf({ own, standard }: OrderedItem): string {
  if (own?.kind === 'heading') return own.title;
  if (own?.kind === 'text') return own.text;
  if (own?.kind === 'standard') {
    if (own.title?.trim()) return own.title;
    if (own.text?.trim()) return own.text;
  }
  const [block] = standard?.blocks() ?? [];
  if (block === undefined) return standard?.slot || '—';
  if (block.kind === 'paragraph') return block.text;
  return block.kind === 'table' || block.kind === 'figure' || block.kind === 'box' ? block.caption : block.title;
}
