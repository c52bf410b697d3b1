import { describe, expect, it } from 'vitest';
import { recogniseText } from '#electron/notices/text/recognise.ts';
import { packText } from '#electron/notices/text/text.ts';
import { guessMapping, noMapping, type TableMapping } from '#shared/procedure/table-mapping.ts';
import { openWorkstation } from '#test/kit/workstation.ts';

const shown = async (name: string, content: string | Uint8Array, mapping: TableMapping | null = null) => {
  const station = await openWorkstation();
  const { procedures } = await station.value('procedures.import', {
    fileIds: [await station.file(name, content)],
    mapping,
  });
  const { criteria, requirements, findings } = await station.value('procedures.show', { id: procedures[0]?.id ?? '' });
  return {
    criteria: criteria.map(({ kind, name: own, weight, lotId, path }) => [
      kind,
      own,
      weight?.amount ?? null,
      lotId,
      path,
    ]),
    papers: requirements.map(({ name: own, mandatory, lotId }) => [own, mandatory, lotId]),
    told: findings.filter(({ code }) => code.startsWith('notice.weight')).map(({ code, place }) => [code, place.line]),
  };
};

describe('criteria and papers that somebody wrote', () => {
  it('in columns of a table are the procedure’s, or each lot’s where the rows differ', async () => {
    const table = [
      'Номер закупки;Предмет закупки;Заказчик;Лот;Критерии оценки;Требуемые документы',
      'A-1;Насосы;ООО «Пример»;Первый;"Цена – 60 %\nОпыт – 40 %";"1) Копия устава\n2) Лицензия (при наличии)"',
      'A-1;Насосы;ООО «Пример»;Второй;Цена 90 %, срок -5 %;"1) Копия устава\n2) Лицензия (при наличии)"',
    ].join('\n');
    const { columns } = guessMapping((table.split('\n')[0] ?? '').split(';'));
    expect(await shown('table.csv', table, { ...noMapping, columns })).toEqual({
      criteria: [
        ['price', 'Цена', '60', '1', 'Критерии оценки'],
        ['quality', 'Опыт', '40', '1', 'Критерии оценки'],
        ['price', 'Цена', '90', '2', 'Критерии оценки'],
        ['quality', 'срок', '5', '2', 'Критерии оценки'],
      ],
      papers: [
        ['Копия устава', true, null],
        ['Лицензия (при наличии)', false, null],
      ],
      told: [['notice.weights-not-hundred', undefined]],
    });
  });

  it('in a pasted text stand with their line', async () => {
    const text = [
      'Извещение № 0372200000123000012',
      'Предмет закупки: Поставка насосов',
      'Критерии оценки: Цена – 70 %; квалификация – 30 %',
      'Требуемые документы:',
      '1) Копия устава',
      '2) Выписка из реестра',
      'Заказчик: ГБУ «Пример»',
    ].join('\n');
    const facts = recogniseText(text);
    expect(await shown('notice.txt', packText({ facts, zone: null, text }))).toEqual({
      criteria: [
        ['price', 'Цена', '70', null, 'line 3'],
        ['quality', 'квалификация', '30', null, 'line 3'],
      ],
      papers: [
        ['Копия устава', true, null],
        ['Выписка из реестра', true, null],
      ],
      told: [],
    });
  });
});
