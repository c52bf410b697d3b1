import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** A small deterministic generator (xorshift32): the same seed gives the same bytes on every machine. */
const sequence = (seed: number) => {
  let state = seed >>> 0 || 1;
  return (below: number): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
};

const goods = (
  'мебель офисная|кабель силовой|трубы стальные|насосы центробежные|бумага для печати|услуги охраны|ремонт кровли|' +
  'молоко ультрапастеризованное|программное обеспечение|спецодежда зимняя|шины грузовые|медицинские перчатки|' +
  'office furniture|power cable|steel pipes|centrifugal pumps|cleaning services|roof repair|winter tyres|surgical gloves'
).split('|');
const verbs = 'Поставка|Закупка|Оказание услуг:|Выполнение работ:|Supply of|Purchase of|Delivery of'.split('|');
const towns =
  'Вологда|Самара|Томск|Пермь|Казань|Мурманск|Чита|Псков|Осло|Leeds|Porto|Гданьск|Иркутск|Тверь|Уфа|Ижевск'.split('|');
const bodies =
  'Водоканал|Городская больница|Школа|Завод|Теплосеть|Порт|Университет|Метрострой|City Council|Harbour Board'.split(
    '|',
  );
const units = 'шт|м|кг|т|л|упак'.split('|');

const two = (value: number) => String(value).padStart(2, '0');

/** One synthetic OCDS release of about 2 KB; `number` makes its ocid. */
export const syntheticRelease = (number: number, edition = 1): object => {
  const below = sequence(number * 2_654_435_761 + 97);
  for (let warmUp = 0; warmUp < 4; warmUp += 1) below(2);
  const pick = (list: readonly string[]): string => list[below(list.length)] ?? '';
  const good = pick(goods);
  const town = pick(towns);
  const buyer = `${pick(bodies)} № ${1 + below(400)}, ${town}`;
  const day = `2026-${two(1 + below(12))}-${two(1 + below(28))}`;
  const end = `2027-${two(1 + below(12))}-${two(1 + below(28))}T${two(below(24))}:${two(below(60))}:00+03:00`;
  const amount = Number(`${1 + below(90_000_000)}.${two(below(100))}`);
  const ocid = `ocds-bwtest-${String(number).padStart(8, '0')}`;
  const buyerId = `RU-INN-77${String(10_000_000 + below(80_000_000))}`;
  return {
    ocid,
    id: `${ocid}-${edition}`,
    date: `${day}T09:00:00+03:00`,
    tag: ['tender'],
    initiationType: 'tender',
    language: 'ru',
    parties: [
      {
        id: buyerId,
        name: buyer,
        roles: ['buyer', 'procuringEntity'],
        identifier: { scheme: 'RU-INN', id: buyerId.slice(7), legalName: buyer },
        address: { streetAddress: `ул. Заводская, д. ${1 + below(200)}`, locality: town, countryName: 'Россия' },
        contactPoint: { name: 'Отдел закупок', email: 'zakupki@example.org', telephone: '+7 000 000-00-00' },
      },
    ],
    buyer: { id: buyerId, name: buyer },
    tender: {
      id: `T-${number}`,
      title: `${pick(verbs)} ${good}, ${town}, договор № ${number}${edition > 1 ? ` (изменение ${edition - 1})` : ''}`,
      description: `${good}: условия поставки и приёмки указаны в проекте договора и техническом задании.`,
      status: 'active',
      procurementMethod: 'open',
      procurementMethodDetails: 'Запрос предложений',
      value: { amount, currency: 'RUB' },
      tenderPeriod: { startDate: `${day}T10:00:00+03:00`, endDate: end },
      enquiryPeriod: { startDate: `${day}T10:00:00+03:00`, endDate: end },
      submissionMethod: ['electronicSubmission'],
      items: Array.from({ length: 3 }, (_, index) => ({
        id: String(index + 1),
        description: `${pick(goods)}, тип ${1 + below(60)}`,
        classification: { scheme: 'OKPD2', id: `${10 + below(80)}.${10 + below(80)}.${10 + below(80)}` },
        quantity: 1 + below(5_000),
        unit: { name: pick(units) },
      })),
      documents: ['Техническое задание', 'Проект договора'].map((title, index) => ({
        id: String(index + 1),
        documentType: 'biddingDocuments',
        title: `${title} ${number}.docx`,
        url: `https://example.org/documents/${number}/${index + 1}`,
        format: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      })),
    },
  };
};

/** Writes `count` releases as JSON Lines. Answers the size in bytes. */
export const writeSyntheticLines = async (path: string, count: number, first = 1): Promise<number> => {
  const file = createWriteStream(path, { highWaterMark: 4 * 1024 * 1024 });
  let bytes = 0;
  for (let number = first; number < first + count; number += 500) {
    let text = '';
    for (let next = number; next < Math.min(number + 500, first + count); next += 1) {
      text += `${JSON.stringify(syntheticRelease(next))}\n`;
    }
    const chunk = Buffer.from(text);
    bytes += chunk.length;
    if (!file.write(chunk)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return bytes;
};
