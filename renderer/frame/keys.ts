import { useEffect } from 'react';
import { openPalette } from '../state/commands.ts';
import { usePreferences } from '../state/preferences.ts';
import { navigate } from '../state/route.ts';
import { railItems } from './navigation.ts';

/** True while a letter belongs to what is being typed, or to a list that looks for it. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]',
  ) !== null;

/** The keys that work everywhere: Ctrl/Cmd+K, one letter per screen, `/` for the screen's own search. */
export const useWindowKeys = (): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.code === 'KeyK') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
      if (isTaken(event.target) || !usePreferences.getState().letterKeys) return;
      if (event.code === 'Slash') {
        const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
        if (search === null) return;
        event.preventDefault();
        search.focus();
        return;
      }
      const item = railItems.find(({ code }) => code === event.code);
      if (item === undefined) return;
      event.preventDefault();
      navigate({ screen: item.screen });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
};
