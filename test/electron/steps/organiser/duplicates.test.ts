import { describe, expect, it } from 'vitest';
import { openDesk, type Desk, type MadeNotice } from '#test/kit/organiser.ts';

const pump: Omit<MadeNotice, 'number'> = { title: 'Поставка насосов центробежных', amount: 500_000 };
const elsewhere = 'ocds-b2b777';

const pairs = async (
  desk: Desk,
  state: 'suggested' | 'confirmed' | 'refused' = 'suggested',
): Promise<readonly string[]> =>
  (await desk.value('duplicates.list', { state })).pairs.map(
    ({ first, second, signs }) => `${first.sourceId} ${second.sourceId}: ${signs.map(({ sign }) => sign).join(' ')}`,
  );

const filled = async (): Promise<Desk> => {
  const desk = await openDesk();
  await desk.take([
    { number: 1, ...pump, prefix: 'ocds-a1b2c3' },
    { number: 2, ...pump, title: 'Поставка бумаги', amount: 900, prefix: 'ocds-a1b2c3' },
    { number: 3, ...pump, title: 'Насос центробежный', prefix: elsewhere, deadline: '2026-12-02T09:00:00Z' },
    { number: 4, ...pump, prefix: elsewhere, deadline: '2027-03-01T09:00:00Z' },
  ]);
  return desk;
};

describe('duplicates across platforms', () => {
  it('are suggested with what speaks for them, and linked to each other', async () => {
    const desk = await filled();
    expect(await desk.value('duplicates.find', {})).toEqual({ looked: 4, suggested: 1 });
    expect(await pairs(desk)).toEqual([
      `ocds-a1b2c3-1 ${elsewhere}-3: similar-buyer similar-title near-deadline same-value`,
    ]);
    const [one, two] = [await desk.idOf('ocds-a1b2c3-1'), await desk.idOf(`${elsewhere}-3`)];
    expect(await desk.value('work.show', { id: one })).toMatchObject({
      duplicates: 1,
      duplicatesShown: [
        {
          id: two,
          state: 'suggested',
          signs: [{ sign: 'similar-buyer' }, { details: { words: 'насосов, центробежных' } }, {}, {}],
        },
      ],
    });
    expect((await desk.value('work.show', { id: two })).duplicatesShown).toMatchObject([{ id: one }]);
    expect((await desk.value('procedures.list', { filter: { duplicates: true } })).total).toBe(2);
    expect((await desk.value('procedures.list', { filter: { duplicates: false } })).total).toBe(2);
  });

  it('stay as the user judged them, however often they are looked for', async () => {
    const desk = await filled();
    await desk.value('duplicates.find', {});
    const [first, second] = [await desk.idOf(`${elsewhere}-3`), await desk.idOf('ocds-a1b2c3-1')];
    await desk.value('duplicates.decide', { first, second, state: 'refused' });
    expect(await desk.value('duplicates.find', { all: true })).toEqual({ looked: 4, suggested: 0 });
    expect(await pairs(desk)).toEqual([]);
    expect(await pairs(desk, 'refused')).toHaveLength(1);
    expect((await desk.value('work.show', { id: first })).duplicates).toBe(0);
    await desk.value('duplicates.decide', { first, second, state: 'confirmed' });
    expect(await pairs(desk, 'confirmed')).toHaveLength(1);
    expect(await desk.refusal('duplicates.decide', { first, second: first, state: 'confirmed' })).toMatchObject({
      code: 'organiser.same-procedure',
    });
    expect(await desk.refusal('duplicates.decide', { first, second: 'p99', state: 'confirmed' })).toMatchObject({
      code: 'record.not-found',
    });
  });

  it('are found by what came since, and given up where a new edition tells them apart', async () => {
    const desk = await openDesk();
    await desk.take([{ number: 1, ...pump, prefix: 'ocds-a1b2c3' }]);
    await desk.value('duplicates.find', {});
    desk.setTime('2026-11-24T09:00:00Z');
    await desk.take([
      { number: 3, ...pump, title: 'Оборудование', items: ['насос центробежный, 5 шт'], prefix: elsewhere },
    ]);
    expect(await desk.value('duplicates.find', {})).toEqual({ looked: 2, suggested: 1 });
    expect(await pairs(desk)).toEqual([
      `ocds-a1b2c3-1 ${elsewhere}-3: similar-buyer positions same-deadline same-value`,
    ]);
    desk.setTime('2026-11-25T09:00:00Z');
    const later = {
      number: 3,
      title: 'Мебель',
      items: ['стол'],
      prefix: elsewhere,
      published: '2026-11-20T00:00:00Z',
    };
    await desk.take([later]);
    expect(await desk.value('duplicates.find', {})).toEqual({ looked: 1, suggested: 0 });
    expect(await pairs(desk)).toEqual([]);
    desk.setTime('2026-11-27T09:00:00Z');
    expect(await desk.value('duplicates.find', {})).toMatchObject({ suggested: 0 });
  });

  it('are known by the buyer’s INN where a table names it, whatever the buyer is called there', async () => {
    const desk = await openDesk();
    const lines = [
      'Номер;Предмет;Заказчик;ИНН;Срок;Цена;Валюта',
      'A-1;Поставка насосов центробежных;МУП Водоканал;7701234567;2026-12-01 12:00;500000;RUB',
      'B-7;Насос центробежный;Водоканал города Н;7701234567;2026-12-01 18:00;500000;RUB',
      'C-9;Насос центробежный;Водоканал города Н;7709999999;2026-12-01 18:00;500000;RUB',
    ];
    const columns = {
      number: 'Номер',
      title: 'Предмет',
      buyer: 'Заказчик',
      inn: 'ИНН',
      deadline: 'Срок',
      value: 'Цена',
      currency: 'Валюта',
    };
    const fileId = await desk.file('list.csv', lines.join('\n'));
    await desk.value('procedures.import', { fileIds: [fileId], mapping: { columns, zone: 'Europe/Moscow' } });
    await desk.value('duplicates.find', {});
    expect(await pairs(desk)).toEqual(['A-1 B-7: same-buyer similar-title near-deadline same-value']);
  });
});
