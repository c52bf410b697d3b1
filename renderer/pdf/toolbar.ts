import { percentOf } from './scales.ts';
import type { Reader } from './reader.ts';
import type { PdfWord, Say } from './words.ts';

export const one = <Kind extends Element>(selector: string, kind: new () => Kind): Kind => {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(selector);
  return found;
};

const buttons = ['previous', 'next', 'smaller', 'larger', 'fit', 'whole'] as const;
type ButtonName = (typeof buttons)[number];
const buttonOf = (name: ButtonName): HTMLButtonElement => one(`button.${name}`, HTMLButtonElement);

/** Puts the words on the bar; until a document is open its buttons rest. */
export const nameToolbar = (say: Say): void => {
  one('.bar', HTMLElement).setAttribute('aria-label', say('pdf.bar'));
  one('.sheets', HTMLElement).setAttribute('aria-label', say('pdf.pages'));
  one('.place-name', HTMLElement).textContent = say('pdf.page');
  for (const name of buttons) {
    const word: PdfWord = `pdf.${name}`;
    const button = buttonOf(name);
    button.title = say(word);
    button.setAttribute('aria-label', say(word));
    button.disabled = true;
  }
  one('.place input', HTMLInputElement).disabled = true;
};

/** Shows where the reader is. */
export const showReader = (reader: Reader, say: Say): void => {
  const input = one('.place input', HTMLInputElement);
  if (document.activeElement !== input) input.value = String(reader.page());
  input.disabled = false;
  input.size = Math.max(2, String(reader.pages).length);
  one('.of', HTMLElement).textContent = say('pdf.of', { pages: reader.pages });
  one('.scale', HTMLElement).textContent = percentOf(reader.scale());
  for (const name of buttons) buttonOf(name).disabled = false;
  buttonOf('previous').disabled = reader.page() === 1;
  buttonOf('next').disabled = reader.page() === reader.pages;
  buttonOf('fit').setAttribute('aria-pressed', String(reader.zoom() === 'width'));
  buttonOf('whole').setAttribute('aria-pressed', String(reader.zoom() === 'whole'));
};

export const listenToToolbar = (reader: Reader): void => {
  const acts: Readonly<Record<ButtonName, () => void>> = {
    previous: () => reader.goTo(reader.page() - 1),
    next: () => reader.goTo(reader.page() + 1),
    smaller: () => reader.zoomBy(-1),
    larger: () => reader.zoomBy(1),
    fit: () => reader.zoomTo('width'),
    whole: () => reader.zoomTo('whole'),
  };
  for (const name of buttons) buttonOf(name).addEventListener('click', acts[name]);
  const input = one('.place input', HTMLInputElement);
  const go = (): void => {
    const page = Number(input.value);
    if (Number.isInteger(page) && page >= 1) reader.goTo(page);
    input.value = String(reader.page());
  };
  input.addEventListener('change', go);
  input.addEventListener('focus', () => input.select());
};
