import { useEffect } from 'react';
import { redo, undo } from '../state/project-actions.ts';
import { leaveMeeting, openMeeting, useMeeting } from '../state/meeting.ts';
import { askToSave, findAnything, showSettings } from './dialogs.ts';
import { helpHere } from './help/open-help.ts';
import { findOnScreen } from './host-events.ts';

/** F1, F11, and Ctrl (⌘) + Z, Y or Shift+Z, S, F, K and the comma. Inside a field, Z and Y are the field's own. */
export function useKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'F11' && !event.defaultPrevented) {
        event.preventDefault();
        if (useMeeting.getState().open) leaveMeeting();
        else void openMeeting();
        return;
      }
      const meeting = useMeeting.getState().open;
      if (event.key === 'F1' && !meeting && !event.defaultPrevented) {
        event.preventDefault();
        return helpHere();
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest(
          'input:not([type=range], [type=radio], [type=checkbox]), textarea, [contenteditable=true]',
        ) !== null;
      const act =
        meeting && key !== 'z' && key !== 'y'
          ? null
          : key === 's'
            ? askToSave
            : key === 'f'
              ? findOnScreen
              : key === 'k'
                ? findAnything
                : key === ','
                  ? showSettings
                  : typing
                    ? null
                    : key === 'z'
                      ? event.shiftKey
                        ? redo
                        : undo
                      : key === 'y'
                        ? redo
                        : null;
      if (act === null) return;
      event.preventDefault();
      void act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
