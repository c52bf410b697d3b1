import { wallClock } from '../../calendar/zones.ts';
import type { CompanyProfile } from '../../company/profile.ts';
import type { DecimalText } from '../../kernel/decimal.ts';
import type { Instant, PlainDay, Zone } from '../../kernel/instant.ts';
import { localeOf, type Language } from '../../kernel/language.ts';
import type { Money } from '../../kernel/money.ts';
import { countedPositions, type PriceTable } from '../prices/table.ts';
import { lineOf, totalsOf } from '../prices/totals.ts';
import type { FieldName, PositionFieldName } from './field-names.ts';
import type { FieldSource, FieldValues } from './fill.ts';
import { amountInWords } from './words/amount-in-words.ts';

/** Everything a text may speak of, gathered by the step. `own` are the user's own answers by the name behind `own.`. */
export type FieldFacts = {
  readonly company: CompanyProfile;
  readonly procedure: {
    readonly number: string;
    readonly title: string;
    readonly buyer: string;
    readonly buyerInn: string;
    readonly platform: string;
    readonly deadline: Instant | null;
    readonly zone: Zone | null;
    readonly lot: { readonly id: string; readonly title: string } | null;
  };
  readonly price: Money | null;
  readonly security: Money | null;
  readonly table: PriceTable | null;
  readonly own: Readonly<Record<string, string>>;
  /** The day that the letter bears. */
  readonly on: PlainDay;
};

export { fieldNames, positionFieldNames, type FieldName, type PositionFieldName } from './field-names.ts';

/** Groups of three apart and the decimal sign as the language writes them; digit for digit, nothing rounded. */
export const shownNumber = (value: DecimalText, language: Language): string => {
  const [whole = '0', part] = value.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, language === 'ru' ? '\u00a0' : ',');
  return part === undefined ? grouped : `${grouped}${language === 'ru' ? ',' : '.'}${part}`;
};

const shownMoney = ({ amount, currency }: Money, language: Language): string =>
  `${shownNumber(amount, language)}\u00a0${language === 'ru' && currency === 'RUB' ? 'руб.' : currency}`;

const shownDay = (day: PlainDay, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`),
  );

const shownMoment = (at: Instant, zone: Zone | null, language: Language): string => {
  const clock = wallClock(at, zone ?? 'UTC');
  if (!clock.ok) return '';
  const { day, time, offset } = clock.value;
  return `${shownDay(day, language)} ${time.slice(0, 5)} (${offset})`;
};

const countryIn = (code: string, language: Language): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([localeOf(language)], { type: 'region' }).of(code) ?? code) : code;

const positionsOf = (table: PriceTable, language: Language): readonly FieldValues[] =>
  countedPositions(table.positions).map((position, index) => {
    const line = lineOf(position, table);
    const number = (value: DecimalText | null | undefined): string =>
      value === null || value === undefined ? '' : shownNumber(value, language);
    const values = {
      'position.number': String(index + 1),
      'position.name': position.offered ?? position.name,
      'position.quantity': number(position.quantity),
      'position.unit': position.unit ?? '—',
      'position.unitPrice': number(position.unitPrice),
      'position.net': number(line?.net),
      'position.vat': number(line?.vat),
      'position.gross': number(line?.gross),
      'position.maker': position.maker ?? '',
      'position.country': position.country ?? '',
    } satisfies Record<PositionFieldName, string>;
    return new Map(Object.entries(values));
  });

/** VAT and net of the table, where its total is the price that the bid states: figures of another price would mislead. */
const splitOf = (table: PriceTable | null, price: Money | null): { net: string; vat: string } | null => {
  if (table === null || price === null || table.currency !== price.currency) return null;
  const { gross, net, vat, unpriced } = totalsOf(table);
  return unpriced === 0 && gross === price.amount ? { net, vat } : null;
};

/** All fields in the language of the text; what nobody has said yet is ''. */
export const fieldsOf = (facts: FieldFacts, language: Language): FieldSource => {
  const { company, procedure, price, security, table } = facts;
  const account = company.accounts[0];
  const money = (value: Money | null): string => (value === null ? '' : shownMoney(value, language));
  const split = splitOf(table, price);
  const part = (amount: string | undefined): string =>
    amount === undefined || price === null ? '' : shownMoney({ amount, currency: price.currency }, language);
  const hasVat = table !== null && table.vatMode !== 'none';
  const values = {
    'company.fullName': company.fullName,
    'company.shortName': company.shortName,
    'company.country': countryIn(company.country, language),
    'company.inn': company.inn,
    'company.kpp': company.kpp,
    'company.ogrn': company.ogrn,
    'company.legalAddress': company.legalAddress,
    'company.actualAddress': company.actualAddress,
    'company.postalAddress': company.postalAddress,
    'company.site': company.site,
    'company.headName': company.headName,
    'company.headPosition': company.headPosition,
    'company.headBasis': company.headBasis,
    'company.contactName': company.contactName,
    'company.contactPosition': company.contactPosition,
    'company.contactEmail': company.contactEmail,
    'company.contactPhone': company.contactPhone,
    'bank.name': account?.bank ?? '',
    'bank.bik': account?.bik ?? '',
    'bank.account': account?.account ?? '',
    'bank.correspondent': account?.correspondent ?? '',
    'procedure.number': procedure.number,
    'procedure.title': procedure.title,
    'procedure.buyer': procedure.buyer,
    'procedure.buyerInn': procedure.buyerInn,
    'procedure.platform': procedure.platform,
    'procedure.deadline': procedure.deadline === null ? '' : shownMoment(procedure.deadline, procedure.zone, language),
    'lot.number': procedure.lot?.id ?? '',
    'lot.title': procedure.lot?.title ?? '',
    'bid.price': money(price),
    'bid.priceInWords': price === null ? '' : amountInWords(price.amount, price.currency, language),
    'bid.net': hasVat ? part(split?.net) : '',
    'bid.vat': hasVat ? part(split?.vat) : '',
    'bid.vatRate': hasVat ? `${shownNumber(table.vatRate, language)}\u00a0%` : '',
    'bid.withoutVat': table?.vatMode === 'none' ? money(price) : '',
    'bid.security': money(security),
    'bid.deliveredOn': table?.deliveredOn === null || table === null ? '' : shownDay(table.deliveredOn, language),
    'letter.date': shownDay(facts.on, language),
  } satisfies Record<FieldName, string>;
  const own = Object.entries(facts.own).map(([name, value]): [string, string] => [`own.${name}`, value]);
  return {
    fields: new Map([...Object.entries(values), ...own]),
    lists: { positions: table === null ? [] : positionsOf(table, language) },
  };
};
