import { useEffect, useRef } from 'react';
import { Button } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import { useTexts } from '../../ui/texts.ts';
import './beside-panel.css';

interface BesidePanelProps {
  /** What it is about: another takes the focus again. */
  readonly of: string;
  readonly label: string;
  readonly title: string;
  /** Beside the title. */
  readonly extra?: React.ReactNode;
  readonly close: () => void;
  readonly children: React.ReactNode;
}

/**
 * A panel that stands beside the screen and pushes it, so that what it is about stays in sight and in use. It takes the focus; Escape closes it and
 * gives the focus back.
 */
export function BesidePanel({ of, label, title, extra, close, children }: BesidePanelProps): React.JSX.Element {
  const t = useTexts();
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const shown = panel.current;
    if (shown === null) return;
    if (!shown.contains(document.activeElement)) opener.current = document.activeElement;
    shown.focus();
  }, [of]);
  useEffect(() => {
    const shown = panel.current;
    return () => {
      // Only what would be lost: the focus may have gone elsewhere since.
      const held = document.activeElement === document.body || (shown?.contains(document.activeElement) ?? false);
      if (held && opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    };
  }, []);
  useEffect(() => {
    // Before a panel beneath it, which closes by the same key.
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || hasOwnEscape(event.target)) return;
      if (isCovered(panel.current)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
  return (
    <aside ref={panel} className="beside-panel" role="dialog" aria-label={label} tabIndex={-1}>
      <header>
        <h2>{title}</h2>
        {extra}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('beside.close')}
          title={t('beside.close')}
          onClick={close}
        />
      </header>
      <div className="beside-body">{children}</div>
    </aside>
  );
}

/** Something lies over the screens, and the key is meant for that. */
function isCovered(panel: Element | null): boolean {
  return panel !== null && panel.closest('[inert]') !== null;
}

/** An editor takes back what was typed, a dialog or a list closes. */
function hasOwnEscape(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    (target.closest('input, textarea, select, dialog, .ant-modal, .ant-popover') !== null ||
      document.querySelector('.ant-modal-wrap:not([style*="none"])') !== null)
  );
}
