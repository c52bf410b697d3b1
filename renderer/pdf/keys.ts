import type { Reader } from './reader.ts';

/** What the page around may hear of this one: that the person wants to leave. */
export const leaving = 'pdf.leave';

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLInputElement;

/** Keys of the pages; the browser scrolls by the others. */
export const actOfKey = (
  reader: Reader,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): (() => void) | null => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (key === '+' || key === '=') return () => reader.zoomBy(1);
    if (key === '-') return () => reader.zoomBy(-1);
    return key === '0' ? () => reader.zoomTo('width') : null;
  }
  switch (key) {
    case 'PageDown':
    case 'n':
      return () => reader.goTo(reader.page() + 1);
    case 'PageUp':
    case 'p':
      return () => reader.goTo(reader.page() - 1);
    case 'Home':
      return () => reader.goTo(1);
    case 'End':
      return () => reader.goTo(reader.pages);
    case '+':
      return () => reader.zoomBy(1);
    case '-':
      return () => reader.zoomBy(-1);
    case 'w':
      return () => reader.zoomTo('width');
    default:
      return null;
  }
};

export const listenToKeys = (reader: Reader): void =>
  document.addEventListener('keydown', (event) => {
    if (isTyping(event.target) && !event.ctrlKey && !event.metaKey) return;
    const act = actOfKey(reader, event);
    if (act === null) return;
    event.preventDefault();
    act();
  });

/** Works from the first moment, also where nothing can be drawn. */
export const listenToLeaving = (): void =>
  document.addEventListener('keydown', ({ key }) => {
    // It says nothing but this, so that it does not matter who hears it.
    if (key === 'Escape') window.parent.postMessage(leaving, '*');
  });
