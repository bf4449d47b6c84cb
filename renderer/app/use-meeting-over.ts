import { useEffect, useLayoutEffect, useRef } from 'react';
import { host } from '../client/invoke.ts';
import { useMeeting } from '../state/meeting.ts';

/**
 * While 会议演示 is open the screens stay as they are behind it, where nothing reaches them: the grid scrolled, the panel open, the dialog half filled in. With
 * it go full screen and the focus, which comes back to where it was. Returns whether it is open.
 */
export function useMeetingOver(): boolean {
  const open = useMeeting((state) => state.open);
  const held = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!open) {
      // By now nothing lies over it any more.
      if (held.current instanceof HTMLElement && held.current.isConnected) held.current.focus({ preventScroll: true });
      held.current = null;
      return undefined;
    }
    held.current = document.activeElement;
    const over = [...document.body.children].filter(isOverScreens);
    for (const each of over) each.toggleAttribute('inert', true);
    return () => {
      for (const each of over) each.toggleAttribute('inert', false);
    };
  }, [open]);
  // However it ends: a project that is closed takes it along.
  useEffect(() => (open ? () => void host().setFullScreen(false) : undefined), [open]);
  return open;
}

/** A dialog or menu that is open, which the library puts beside the root; notices are for the meeting too. */
function isOverScreens(element: Element): boolean {
  return (
    element.querySelector('#root, .shell, .ant-message') === null && element.checkVisibility() && hasPopup(element)
  );
}

function hasPopup(element: Element): boolean {
  const popups = element.querySelectorAll('.ant-modal-wrap, .ant-dropdown, .ant-popover, .ant-select-dropdown');
  return [...popups].some((popup) => popup.checkVisibility());
}
