import { describe, expect, it } from 'vitest';
import { matches } from '../../../renderer/frame/matching.ts';

describe('what is typed into the palette', () => {
  it.each([
    ['Поставка насосного оборудования', 'нас пост'],
    ['ООО «Ёлка»', 'елка'],
    ['Sign & verify', 'ver'],
    ['أعِدّ عرضًا', 'اعد'],
    ['anything', ''],
  ])('“%s” is found by “%s”', (text, typed) => {
    expect(matches(text, typed)).toBe(true);
  });
  it.each([
    ['Поставка насосного оборудования', 'оборудования лишнее'],
    ['Settings', 'tings'],
  ])('“%s” is not found by “%s”', (text, typed) => {
    expect(matches(text, typed)).toBe(false);
  });
});
