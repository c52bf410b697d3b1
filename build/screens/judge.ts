import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

// axe itself comes with its builder for Playwright.
const builder = createRequire(import.meta.url).resolve('@axe-core/playwright');
const axe = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8');

const broken = `axe.run({ exclude: [['[data-live-announcer]']] }, {
  resultTypes: ['violations'],
  iframes: false,
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, any }) => id + ' ' + target.join(' ') + ' ' + (any[0]?.message ?? ''))))`;

/** What leaves the window, what a box cuts off without a way to read it, and words over each other's edge. */
const misplaced = `(() => {
  const nameOf = (element) => element.tagName.toLowerCase() + '.' + [...element.classList].join('.');
  const wordsOf = (element) => (element.textContent ?? '').trim().slice(0, 60);
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push('window scrolls sideways');
  const top = document.querySelector('.dialog') ?? document.querySelector('.frame') ?? document.body;
  const scrolls = (element) => {
    for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement)
      if (at.scrollWidth > at.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  for (const element of top.querySelectorAll('*')) {
    if (!(element instanceof HTMLElement) || !isSeen(element)) continue;
    // The select that React Aria keeps for forms stands hidden outside.
    if (element.closest('[data-react-aria-prevent-focus], [aria-hidden="true"]')) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const style = getComputedStyle(element);
    if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls(element)) found.push('out of the window: ' + nameOf(element) + ' “' + wordsOf(element) + '”');
    const hasOwnText = [...element.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim() !== '');
    const isCut = element.scrollWidth > element.clientWidth + 1;
    if (isCut && style.overflowX === 'hidden' && element.clientWidth > 0 && !element.closest('[title], [data-whole], [role="row"]'))
      found.push('cut off: ' + nameOf(element) + ' “' + wordsOf(element) + '”');
    if (isCut && hasOwnText && style.overflowX === 'visible' && style.display !== 'inline')
      found.push('over its box: ' + nameOf(element) + ' “' + wordsOf(element) + '”');
    if (['auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      found.push('scrolls sideways: ' + nameOf(element));
  }
  return found;
})()`;

/** What a machine can say against a picture: rules of accessibility broken, and things that do not fit. */
export const judge = async (page: Page): Promise<readonly string[]> => {
  if (await page.evaluate(`!('axe' in globalThis)`)) await page.evaluate(axe);
  const [rules, places] = [await page.evaluate<string[]>(broken), await page.evaluate<string[]>(misplaced)];
  return [...new Set([...rules, ...places])];
};
