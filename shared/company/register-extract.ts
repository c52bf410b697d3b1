import { addDays, parseDay } from '../calendar/days.ts';
import type { Finding } from '../kernel/failure.ts';
import { harmlessLine } from '../kernel/harmless-text.ts';
import type { CompanyCode } from './codes.ts';
import type { CompanyProfile, ProfileText } from './profile.ts';

/** One value of an extract under its names from the outside in: `data`, `name`, `full_with_opf`. */
export type ExtractEntry = { readonly path: readonly string[]; readonly value: string };

/** One field that the extract would change. `from` is where in the file it stands. */
export type ExtractChange = {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly from: string;
};

export type ReadExtract = {
  readonly changes: readonly ExtractChange[];
  readonly profile: CompanyProfile;
  readonly findings: readonly Finding<CompanyCode>[];
  /** Names in the file that no field stands for. */
  readonly unread: readonly string[];
};

type Account = CompanyProfile['accounts'][number];
type AccountField = `accounts.0.${keyof Account}`;
type Field = ProfileText | AccountField;

/**
 * How extracts call a field: headings of the state register's extract and of its open data (Russian and as abbreviated there),
 * keys of services that pass it on, and plain English. Compared without case, spaces and punctuation, by the end of the path;
 * earlier ones go before later ones.
 */
const names: Readonly<Record<Field, readonly string[]>> = {
  fullName: [
    'НаимЮЛПолн',
    'полное наименование',
    'наименование полное',
    'name.full_with_opf',
    'full name',
    'name.full',
    'full_name',
    'legal name',
  ],
  shortName: [
    'НаимЮЛСокр',
    'сокращенное наименование',
    'краткое наименование',
    'наименование сокращенное',
    'name.short_with_opf',
    'short name',
    'name.short',
    'short_name',
  ],
  country: ['код страны', 'country code', 'country iso code', 'country_iso_code'],
  legalForm: ['организационно-правовая форма', 'ПолнНаимОПФ', 'ОПФ', 'opf.full', 'legal form', 'legal_form'],
  inn: ['ИНН', 'ИННЮЛ', 'ИННФЛ', 'inn', 'tax number', 'taxpayer number', 'tin'],
  kpp: ['КПП', 'kpp'],
  ogrn: ['ОГРН', 'ОГРНИП', 'ogrn', 'ogrnip', 'registration number'],
  registeredOn: [
    'ДатаОГРН',
    'дата присвоения ОГРН',
    'дата регистрации',
    'дата государственной регистрации',
    'state.registration_date',
    'ogrn_date',
    'registration date',
    'registered on',
  ],
  registeredBy: ['НаимНО', 'регистрирующий орган', 'наименование регистрирующего органа', 'registered by', 'registrar'],
  okpo: ['ОКПО', 'okpo'],
  okved: ['КодОКВЭД', 'основной ОКВЭД', 'ОКВЭД', 'код основного вида деятельности', 'okved'],
  legalAddress: [
    'юридический адрес',
    'адрес места нахождения',
    'место нахождения',
    'АдресРФ',
    'АдресПолн',
    'адрес',
    'address.unrestricted_value',
    'address.value',
    'legal address',
    'registered address',
    'address',
  ],
  actualAddress: ['фактический адрес', 'actual address'],
  postalAddress: ['почтовый адрес', 'postal address', 'mailing address'],
  site: ['сайт', 'website', 'site'],
  headName: ['руководитель', 'ФИО руководителя', 'management.name', 'head name', 'director'],
  headPosition: ['НаимДолжн', 'должность руководителя', 'management.post', 'head position'],
  headBasis: ['действует на основании', 'head basis'],
  contactName: ['контактное лицо', 'contact name', 'contact person'],
  contactPosition: ['должность контактного лица', 'contact position'],
  contactEmail: ['e-mail', 'электронная почта', 'email', 'contact e-mail'],
  contactPhone: ['телефон', 'phone', 'telephone', 'contact phone'],
  contactSnils: ['СНИЛС', 'snils'],
  'accounts.0.bank': ['банк', 'наименование банка', 'bank', 'bank name'],
  'accounts.0.bik': ['БИК', 'bik', 'bic'],
  'accounts.0.account': ['расчетный счет', 'р/с', 'номер счета', 'account', 'settlement account', 'account number'],
  'accounts.0.correspondent': ['корреспондентский счет', 'корр. счет', 'к/с', 'correspondent account'],
};

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, '');

type Alias = { readonly field: Field; readonly rank: number };
const aliases: ReadonlyMap<string, Alias> = new Map(
  Object.entries(names).flatMap(([field, list]) =>
    list.map((name, rank): readonly [string, Alias] => [fold(name), { field: field as Field, rank }]),
  ),
);

/** Names that carry the value itself (`ИНН.value`) and places in a list say nothing of their own. */
const meaningful = (path: readonly string[]): readonly string[] =>
  path.filter((name) => !/^\d+$/.test(name) && !['attributes', 'value', '@attributes'].includes(name.toLowerCase()));

/** The field a path stands for, by its longest known ending. */
const fieldOf = (path: readonly string[]): Alias | null => {
  for (const named of [path, meaningful(path)])
    for (let from = 0; from < named.length; from += 1) {
      const alias = aliases.get(fold(named.slice(from).join('')));
      if (alias !== undefined) return alias;
    }
  return null;
};

const longestDay = 8_640_000_000_000;
/** `14.03.2019`, `2019-03-14` with or without a time, or milliseconds since 1970 give `2019-03-14`; else null. */
const dayOf = (text: string): string | null => {
  const russian = /^(\d{2})\.(\d{2})\.(\d{4})/.exec(text);
  if (russian !== null) return parseDay(`${russian[3]}-${russian[2]}-${russian[1]}`);
  if (/^-?\d{9,14}$/.test(text) && Math.abs(Number(text)) < longestDay)
    return addDays('1970-01-01', Math.floor(Number(text) / 86_400_000));
  return parseDay(text.slice(0, 10));
};

const valueFor = (field: Field, text: string): string => {
  const line = harmlessLine(text).replace(/\s+/gu, ' ').trim().slice(0, 2_000);
  return field === 'registeredOn' ? (dayOf(line) ?? '') : line;
};

type Found = { readonly value: string; readonly from: string; readonly rank: number };

const blankAccount: Account = { bank: '', bik: '', account: '', correspondent: '' };
const isAccountPart = (part: string): part is keyof Account => part in blankAccount;

const before = (profile: CompanyProfile, field: Field): string => {
  const [group, , part] = field.split('.');
  if (group === 'accounts' && part !== undefined && isAccountPart(part)) return profile.accounts[0]?.[part] ?? '';
  return profile[field as ProfileText];
};

const withField = (profile: CompanyProfile, field: Field, value: string): CompanyProfile => {
  const [group, , part] = field.split('.');
  if (group !== 'accounts' || part === undefined) return { ...profile, [field]: value };
  const [first = blankAccount, ...others] = profile.accounts;
  return { ...profile, accounts: [{ ...first, [part]: value }, ...others] };
};

/**
 * What an extract says of a company, held against its profile: nothing is changed but the copy that is given back. Of a field
 * that stands in the file more than once the first is taken, and the others are told where they differ. An extract of another
 * company's number is read all the same and says so.
 */
export const readRegisterExtract = (entries: readonly ExtractEntry[], profile: CompanyProfile): ReadExtract => {
  const found = new Map<Field, Found>();
  const several = new Map<Field, Set<string>>();
  const unread = new Set<string>();
  for (const { path, value: text } of entries) {
    if (text.trim() === '') continue;
    const alias = fieldOf(path);
    const from = path.join('.');
    if (alias === null) {
      unread.add(from);
      continue;
    }
    const { field, rank } = alias;
    const value = valueFor(field, text);
    if (value === '') {
      unread.add(from);
      continue;
    }
    const known = found.get(field);
    if (known === undefined || rank < known.rank) found.set(field, { value, from, rank });
    if (known !== undefined && known.value !== value && known.rank === rank)
      several.set(field, (several.get(field) ?? new Set([known.value])).add(value));
  }

  const changes: ExtractChange[] = [];
  let next = profile;
  for (const [field, { value, from }] of found) {
    const old = before(profile, field);
    if (old === value) continue;
    changes.push({ field, before: old, after: value, from });
    next = withField(next, field, value);
  }
  const inn = found.get('inn')?.value;
  const findings: Finding<CompanyCode>[] = [...several].map(([field, values]) => ({
    code: 'company.extract-several',
    severity: 'warning',
    place: { path: field },
    details: { field: `company.field.${field}`, values: [...values] },
  }));
  if (inn !== undefined && profile.inn !== '' && profile.inn !== inn)
    findings.unshift({
      code: 'company.extract-other-company',
      severity: 'warning',
      place: { path: 'inn' },
      details: { own: profile.inn, found: inn },
    });
  return { changes, profile: next, findings, unread: [...unread].slice(0, 200) };
};
