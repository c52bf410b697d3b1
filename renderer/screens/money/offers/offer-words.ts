import type { PlainDay } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import { amountText, currencySign, decimalText } from '../../../format/numbers.ts';
import { isGroup, type FormValue, type FormValues } from '../forms/form-values.ts';

/** What a stored offer says as data for a form; its owner has checked it. */
export const valuesOfOffer = (offer: Readonly<Record<string, unknown>>): FormValues => {
  const copy: unknown = JSON.parse(JSON.stringify(offer));
  return isFormValues(copy) ? copy : {};
};
const isFormValues = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (values: FormValues, path: string): FormValue =>
  path.split('.').reduce<FormValue>((inner, name) => (isGroup(inner) ? (inner[name] ?? null) : null), values);

/** The text at a path such as `offer.rate`; empty where nothing is said. */
export const textAt = (values: FormValues, path: string): string => {
  const value = at(values, path);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

type Line = { readonly name: string; readonly value: string };
type Say = (key: string) => string;

const sum = (amount: string, language: Language): string =>
  `${amountText(amount, language)}\u00a0${currencySign('RUB', language)}`;
const percent = (value: string, language: Language): string => `${decimalText(value, language)}\u00a0%`;

const withVat = (values: FormValues, line: string, language: Language, say: Say): string => {
  const rate = textAt(values, `offer.vat.${line}`);
  return rate === '' ? '' : ` + ${say('calc.field.vat')} ${percent(rate, language)}`;
};

/** `24 % a year, days over 365`, with the tax that is put on it. */
export const priceWords = (values: FormValues, language: Language, say: Say): string => {
  const basis = say(`calc.choice.${textAt(values, 'offer.basis')}`).replace(/^%\s*/, '');
  return `${percent(textAt(values, 'offer.rate'), language)} ${basis}${withVat(values, 'interest', language, say)}`;
};

/** Every fee beside the rate, named, with the tax that is put on it; what is not charged is not named. */
export const feeLines = (values: FormValues, language: Language, say: Say): readonly Line[] => {
  const surcharges = at(values, 'offer.surcharges');
  const written = Array.isArray(surcharges) ? surcharges.filter((one) => typeof one === 'string') : [];
  const shown: readonly (readonly [field: string, value: string])[] = [
    ...(['minFee', 'issueFeePercent', 'flatFee', 'brokerFee'] as const).map((field): readonly [string, string] => {
      const value = textAt(values, `offer.${field}`);
      if (value === '') return [field, ''];
      const text = field === 'issueFeePercent' ? percent(value, language) : sum(value, language);
      const line = field === 'issueFeePercent' ? 'issueFee' : field;
      return [field, `${text}${field === 'minFee' ? '' : withVat(values, line, language, say)}`];
    }),
    ['minTermDays', textAt(values, 'offer.minTermDays')],
    ['surcharges', written.map((one) => percent(one, language)).join(' + ')],
    ['earlyReturn', wordOf(say, textAt(values, 'offer.earlyReturn'))],
  ];
  return linesOf(shown, say);
};

/** What the offer may cover. */
export const limitLines = (values: FormValues, language: Language, say: Say): readonly Line[] => {
  const laws = at(values, 'laws');
  const named = Array.isArray(laws) ? laws.filter((law) => typeof law === 'string') : [];
  return linesOf(
    [
      ...(['limit', 'limitPerBid', 'leastSum'] as const).map((field): readonly [string, string] => {
        const value = textAt(values, field);
        return [field, value === '' ? '' : sum(value, language)];
      }),
      ['minDays', textAt(values, 'minDays')],
      ['maxDays', textAt(values, 'maxDays')],
      ['laws', named.map((law) => wordOf(say, law)).join(', ')],
    ],
    say,
  );
};

const wordOf = (say: Say, choice: string): string => (choice === '' ? '' : say(`calc.choice.${choice}`));
const linesOf = (shown: readonly (readonly [string, string])[], say: Say): readonly Line[] =>
  shown.filter(([, value]) => value !== '').map(([field, value]) => ({ name: say(`offers.field.${field}`), value }));

/** Whether an offer is open on a day, and the day that decides it. */
export const holdingOf = (
  values: FormValues,
  today: PlainDay,
): { readonly state: 'always' | 'until' | 'over' | 'later'; readonly day: PlainDay } => {
  const [from, to] = [textAt(values, 'validFrom'), textAt(values, 'validTo')];
  if (from !== '' && today < from) return { state: 'later', day: from };
  if (to === '') return { state: 'always', day: '' };
  return { state: today > to ? 'over' : 'until', day: to };
};

type Kept = { readonly offerId: string; readonly values: FormValues };
/** Lenders in the order of the language, each with its offers by name. */
export const byLender = (
  offers: readonly Kept[],
  language: Language,
): readonly { readonly lender: string; readonly offers: readonly Kept[] }[] => {
  const compare = (a: string, b: string): number => a.localeCompare(b, language);
  const lenders = [...new Set(offers.map(({ values }) => textAt(values, 'lender')))].toSorted(compare);
  return lenders.map((lender) => ({
    lender,
    offers: offers
      .filter(({ values }) => textAt(values, 'lender') === lender)
      .toSorted((a, b) => compare(textAt(a.values, 'name'), textAt(b.values, 'name'))),
  }));
};
