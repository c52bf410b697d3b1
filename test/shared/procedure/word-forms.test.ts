import { describe, expect, it } from 'vitest';
import { wordForms } from '#shared/procedure/word-forms.ts';

/** Whether a search for `asked` finds a text that has the word `written`. */
const finds = (asked: string, written: string): boolean => {
  const { beginnings, words } = wordForms(asked);
  return beginnings.some((beginning) => written.startsWith(beginning)) || words.includes(written);
};

/** Words of notices as they stand in titles, each line one word in its forms. */
const families = `
  поставка поставки поставку поставкой поставок
  закупка закупки закупку закупок закупками
  насос насосы насосов насосом насосами
  труба трубы трубу труб трубами
  шина шины шин шинами
  кабель кабеля кабели кабелей кабелем
  бумага бумаги бумагу бумагой
  услуга услуги услуг услугами
  перчатки перчаток перчатками
  медицинский медицинские медицинских медицинским
  больница больницы больниц больницей
  лекарство лекарства лекарств лекарствами
  договор договоры договора договоров договором
  работа работы работ работами
  масло масла масел маслом
  стекло стекла стекол стеклом
  окно окна окон окнами
  мебель мебели мебелью
  школа школы школ школе
  обеспечение обеспечения обеспечением
  строительство строительства строительством
  капитальный капитального капитальные капитальных
  pump pumps
  supply supplies
  service services
  repair repairs repaired repairing
  delivery deliveries
  battery batteries
  glove gloves
  cable cables`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));

describe('a search', () => {
  it.each(families)('finds every form of a word by every other: %s', (...forms) => {
    const missed = forms.flatMap((asked) =>
      forms.filter((written) => !finds(asked, written)).map((to) => `${asked} ${to}`),
    );
    expect(missed).toEqual([]);
  });

  it.each([
    ['насо', 'насыпь'],
    ['шина', 'шинель'],
    ['дети', 'детектор'],
    ['масло', 'масса'],
    ['труба', 'трудовой'],
    ['cable', 'cabin'],
    ['port', 'poster'],
  ])('does not take %s for %s', (asked, written) => expect(finds(asked, written)).toBe(false));

  it('finds what only begins with a word that is still being typed', () => {
    expect(finds('насо', 'насосы')).toBe(true);
    expect(finds('мебе', 'мебельный')).toBe(true);
  });
});
