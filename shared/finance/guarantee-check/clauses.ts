import { Decimal } from '../../kernel/decimal.ts';
import { numberFromWords, wordsIn } from './number-words.ts';
import { pattern, quoted, sentencesOf, type PlainText, type Sentence } from './plain-text.ts';

export type Secured = 'bid' | 'performance' | 'warranty';
export type Clause<Value> = { readonly value: Value; readonly read: string };

const contract = '(?:государственн~ |муниципальн~ |гражданско-правов~ )?(?:контракт|договор)';
const securedAs = {
  bid: pattern(
    '(?:обеспечени~ (?:исполнени~ )?(?:обязательств~ (?:[а-я]+ ){0,4})?заявк|обязательств~[^.;]{0,60}(?:заявк|участи~ в|заключить|заключени~))',
  ),
  performance: pattern(
    `(?:обеспечени~ (?:надлежащ~ )?исполнени~ (?:обязательств~ (?:[а-я]+ ){0,3})?${contract}|обязательств~[^.;]{0,25}(?:_по|исполнени~|вытекающ~ из|предусмотренн~) (?:исполнени~ )?${contract})`,
  ),
  warranty: pattern('(?:обеспечени~ (?:исполнени~ )?гарантийн|гарантийн~ обязательств)'),
} as const satisfies Record<Secured, RegExp>;

/** What the guarantee secures: the duty that is named first, which is where its title or subject stands. */
export const readObligation = (plain: PlainText): Clause<Secured> | null => {
  const places = (['warranty', 'performance', 'bid'] as const).flatMap((value) =>
    [...plain.low.matchAll(securedAs[value])].slice(0, 1).map((match) => ({ value, match })),
  );
  const [first] = places.toSorted((a, b) => a.match.index - b.match.index);
  if (first === undefined) return null;
  const { value, match } = first;
  return { value, read: quoted(plain, match.index - 40, match.index + match[0].length + 40) };
};

const revocable = pattern(
  '(?:_отзывн~|(?<!не )(?<!не может быть )(?:_вправе|_может|_могут|_имеет право)(?: быть)? (?:в любое время )?(?:отозва|отозвать)~)',
);
const irrevocable = pattern(
  '(?:_безотзывн~|не (?:может|могут) быть (?:[а-я]+ ){0,3}отозван|не вправе (?:[а-я]+ ){0,4}отозвать)',
);

/** Whether the guarantor may take it back; null where the text does not say. */
export const readIrrevocable = (plain: PlainText): Clause<boolean> | null => {
  const against = [...plain.low.matchAll(revocable)][0];
  const found = against ?? [...plain.low.matchAll(irrevocable)][0];
  if (found === undefined) return null;
  return {
    value: against === undefined,
    read: quoted(plain, found.index - 60, found.index + found[0].length + 60),
  };
};

const readSentence = (plain: PlainText, { start }: Sentence, from: number, to: number): string =>
  quoted(plain, start + Math.max(0, from - 110), start + to + 30);

const payment = pattern('_уплат~|_перечисл~|_выплат~|_плате?ж~|_удовлетвор~|_исполн~|_произве~');
const term = pattern(
  '(?:(\\d{1,3}) ?(?:\\([^)]{2,40}\\) ?)?|((?:[а-я]+и )?[а-я]+(?:и|ь|х)) )(рабоч~ |банковск~ |календарн~ )?(?:дн~|суток)',
);

export type PaymentTerm = { readonly days: number; readonly working: boolean };

/** In how many days the guarantor pays what is claimed: every term that stands in a sentence on claims and payment. */
export const readPaymentTerms = (plain: PlainText): readonly Clause<PaymentTerm>[] =>
  sentencesOf(plain).flatMap((sentence) => {
    const { low } = sentence;
    if (!/требовани/.test(low) || !/гарант/.test(low) || low.search(payment) < 0) return [];
    return [...low.matchAll(term)].flatMap((match) => {
      const before = low.slice(Math.max(0, match.index - 60), match.index);
      if (!/(?:течение|не позднее|не более|срок[а-я]*|пределах|превыша[а-я]+)[^.]{0,25}$/.test(before)) return [];
      if (/уведом|рассмотр|извести/.test(low.slice(Math.max(0, match.index - 70), match.index + 50))) return [];
      const days =
        match[1] === undefined ? Number(numberFromWords(wordsIn(match[2] ?? ''))?.value ?? 0n) : Number(match[1]);
      if (days === 0) return [];
      const working = /рабоч|банковск/.test(match[3] ?? '');
      return [
        { value: { days, working }, read: readSentence(plain, sentence, match.index, match.index + match[0].length) },
      ];
    });
  });

const percent = pattern(
  '(\\d+(?:[.,]\\d+)?) ?(?:\\([^)]{2,60}\\) ?)?(?:%|процент~)|(одн~ десят~|ноль целых одн~ десят~|одн~ сот~|ноль целых одн~ сот~) (?:дол~ )?процент~',
);

/** The guarantor’s penalty for each day of late payment, in percent. */
export const readPenalties = (plain: PlainText): readonly Clause<string>[] =>
  sentencesOf(plain).flatMap((sentence) => {
    const { low } = sentence;
    if (!/кажд[а-я]+ (?:[а-я]+ )?(?:день|дня)|ежедневн/.test(low) || !/неустойк|пен[яиюе]|штраф/.test(low)) return [];
    if (!/гарант/.test(low)) return [];
    return [...low.matchAll(percent)].map((match) => {
      const words = match[2];
      const value = match[1]?.replace(',', '.') ?? (words?.includes('десят') === true ? '0.1' : '0.01');
      return {
        value: new Decimal(value).toFixed(),
        read: readSentence(plain, sentence, match.index, match.index + match[0].length),
      };
    });
  });

const courts = pattern('(?:арбитражн~ суд~|третейск~ суд~|_суд~)(?:[^.;]|(?<= г)\\.|(?<= обл)\\.){0,90}');
const disputes = pattern('_спор~|разногласи~|_подсудн~|рассматрива~|рассмотрени~|разреша~');

/** The court that disputes go to, with the words around it. */
export const readCourt = (plain: PlainText): Clause<string> | null => {
  for (const { start, low } of sentencesOf(plain)) {
    if (low.search(disputes) < 0) continue;
    const match = [...low.matchAll(courts)][0];
    if (match === undefined) continue;
    const [from, to] = [start + match.index, start + match.index + match[0].length];
    return { value: plain.low.slice(from, to), read: quoted(plain, from - 40, to) };
  }
  return null;
};
