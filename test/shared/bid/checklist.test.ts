import { describe, expect, test } from 'vitest';
import { checklistOf, guessItem } from '#shared/bid/checklist.ts';
import { document } from './facts.ts';

const none = { own: [], waived: {} };
const items = checklistOf(true, none, []);

describe('which item a file answers', () => {
  test.each([
    ['Ценовое предложение.xlsx', null], // price and offer both speak: the user decides
    ['Цена.xlsx', 'price'],
    ['КП-12.pdf', 'price'],
    ['Техническое описание.docx', 'offer'],
    ['Price list.csv', 'price'],
    ['ON_EMCHD_20260101_uuid.xml', 'authority'],
    ['Доверенность 12.pdf', 'authority'],
    ['Выписка ЕГРЮЛ.pdf', 'company'],
    ['Банковская гарантия.pdf', 'security'],
    ['عرض.pdf', 'offer'],
    ['scan0001.pdf', null],
    ['спокойствие.pdf', null],
  ])('%s', (name, expected) => {
    expect(guessItem(name, items)).toBe(expected);
  });

  test('a second price file is left to the user', () => {
    const open = checklistOf(false, none, [document('Цена.xlsx', { itemId: 'price' })]);
    expect(guessItem('Цена 2.xlsx', open)).toBeNull();
  });
});

describe('the checklist', () => {
  test('asks for a security only where the notice does', () => {
    expect(checklistOf(false, none, []).some((item) => item.itemId === 'security')).toBe(false);
    expect(items.some((item) => item.itemId === 'security')).toBe(true);
  });

  test('is complete by documents, and a document outweighs a waiver', () => {
    const edits = {
      own: [{ itemId: 'own-1', title: 'Licence', need: 'required' as const }],
      waived: { price: 'later' },
    };
    const states = Object.fromEntries(
      checklistOf(false, edits, [document('a.pdf', { itemId: 'own-1' }), document('b.pdf', { itemId: 'price' })]).map(
        (item) => [item.itemId, item.state],
      ),
    );
    expect(states).toEqual({
      application: 'missing',
      offer: 'missing',
      price: 'done',
      authority: 'missing',
      company: 'missing',
      'own-1': 'done',
    });
  });
});
