import type { EarlierPower, Party, PartyKind, Person } from '#shared/company/authority/model.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { attributeOf, descendantsOf, elementAt, elementOf, elementsOf } from '../../xml/query.ts';
import type { XmlElement } from '../../xml/model.ts';
import { optionalDay, uuid, type FieldContext } from './fields.ts';

/** Where a party of each kind stands, by the local names that the schema gives it in its several places. */
const kinds: readonly (readonly [kind: PartyKind, ...names: readonly string[]])[] = [
  ['organization', 'РосОргДовер', 'СведОрг', 'РосОргПерПолн'],
  ['foreign', 'ИнОргДовер', 'СведИО', 'ИнПерПолн'],
  ['trader', 'ИПДовер', 'СведИП', 'ИППерПолн'],
  ['person', 'ФЛДовер', 'СведФизЛ', 'ФЛПерПолн'],
  ['branch', 'СведФилиал', 'ФилПерПолн'],
];

const text = (element: XmlElement | null, name: string): string | null => {
  const value = element === null ? null : attributeOf(element, name);
  return value === null || value.trim() === '' ? null : harmlessLine(value);
};

const digits = (element: XmlElement | null, name: string): string | null => {
  const value = text(element, name)?.replace(/\D/g, '') ?? '';
  return value === '' ? null : value;
};

/** `ФИО` carries the parts of the name as attributes; it lies at different depths for different parties. */
const fullName = (element: XmlElement): string | null => {
  for (const inner of descendantsOf(element))
    if (inner.local === 'ФИО') {
      const parts = ['Фамилия', 'Имя', 'Отчество'].flatMap((part) => text(inner, part) ?? []);
      return parts.length === 0 ? null : parts.join(' ');
    }
  return null;
};

const personAt = (element: XmlElement): Person => ({
  name: fullName(element),
  inn: digits(element, 'ИННФЛ'),
  snils: digits(element, 'СНИЛС'),
});

/** Persons who act for an organization without a power of attorney: of its own, or of the company that manages it. */
const headsOf = (element: XmlElement): readonly Person[] =>
  [...descendantsOf(element)]
    .filter(({ local }) => local === 'СвФЛ' || local === 'СвРукОП' || local === 'СвИП' || local === 'СвРукФил')
    .map(personAt);

const partyAt = (kind: PartyKind, element: XmlElement): Party => {
  const inner =
    elementOf(element, 'СвРосОрг') ?? elementOf(element, 'СвИнОрг') ?? elementOf(element, 'СвФил') ?? element;
  const person = kind === 'person' || kind === 'trader';
  const name = text(inner, 'НаимОрг') ?? text(inner, 'НаимИО') ?? fullName(element) ?? text(inner, 'НаимИП') ?? '';
  return {
    kind,
    name,
    inn: person ? digits(element, 'ИННФЛ') : digits(inner, 'ИННЮЛ'),
    ogrn: digits(inner, 'ОГРН') ?? digits(inner, 'ОГРНИП'),
    kpp: text(inner, 'КПП'),
    snils: digits(element, 'СНИЛС'),
    heads: person ? [] : headsOf(element),
  };
};

/** Every party under elements of this name, in the file's order. */
export const partiesOf = (body: XmlElement, wrapper: string): readonly Party[] =>
  elementsOf(body, wrapper).flatMap((wrapped) =>
    elementsOf(wrapped).flatMap((holder) =>
      elementsOf(holder).flatMap((element) => {
        const kind = kinds.find(([, ...names]) => names.includes(element.local))?.[0];
        return kind === undefined ? [] : [partyAt(kind, element)];
      }),
    ),
  );

const earlierAt = (context: FieldContext, element: XmlElement): Outcome<EarlierPower> => {
  const numbered = ['НомДоверПерв', 'НомДоверN'].find((name) => attributeOf(element, name) !== null);
  const number = numbered === undefined ? ok(null) : uuid(context, element, numbered);
  if (!number.ok) return number;
  const issuedOn = optionalDay(context, element, 'ДатаВыдДовер');
  if (!issuedOn.ok) return issuedOn;
  const validUntil = optionalDay(context, element, 'СрокДейст');
  if (!validUntil.ok) return validUntil;
  return ok({
    number: number.value,
    internalNumber: text(element, 'ВнНомДоверПерв') ?? text(element, 'ВнНомДоверN'),
    notarial: attributeOf(element, 'ФормДовер') === '2',
    issuedOn: issuedOn.value,
    validUntil: validUntil.value,
    principals: partiesOf(element, 'СвДоверПерв'),
  });
};

/** What a power that was passed on stands on: the first of the chain, then the one before where that is another. */
export const earlierOf = (context: FieldContext, body: XmlElement): Outcome<readonly EarlierPower[]> => {
  const found: EarlierPower[] = [];
  for (const name of ['СвПервДовер', 'СвПередов']) {
    const element = elementAt(body, name);
    if (element === null) continue;
    const earlier = earlierAt(context, element);
    if (!earlier.ok) return earlier;
    found.push(earlier.value);
  }
  return ok(found);
};
