import { supplier } from './ca.ts';

/** Numbers that pass their checks and belong to nobody. */
export const employee = {
  surname: 'Ветрова',
  given: 'Анна Павловна',
  name: 'Ветрова Анна Павловна',
  inn: '770000000220',
  snils: '00000045632',
} as const;
/** As the certificates of `ca.ts` name who signs for the supplier. */
export const head = { name: 'Образцова Мария Ильинична', inn: '770000000156', snils: '00000012310' } as const;

/** A made-up code that no line of the classifier knows. */
export const bidPower = { code: 'BBDOCS_TENDER_SIGN', name: 'Подписывать заявки на участие в закупках' } as const;

export type PowerWish = {
  readonly number?: string;
  readonly issuedOn?: string;
  readonly validUntil?: string;
  /** `1` no, `2` once, `3` again. */
  readonly delegation?: '1' | '2' | '3';
  readonly principal?: { readonly name: string; readonly inn: string; readonly ogrn: string };
  readonly head?: { readonly name: string; readonly inn: string; readonly snils: string };
  readonly representatives?: readonly { readonly name: string; readonly inn: string; readonly snils: string }[];
  readonly powers?: readonly { readonly code: string; readonly name: string; readonly limit?: string }[];
  readonly text?: string;
  /** Null: the file leaves it out. */
  readonly jointly?: boolean | null;
  /** Passed on: what it stands on, and who passes it on. */
  readonly passedOn?: {
    readonly first: string;
    readonly before?: string;
    readonly by: { readonly name: string; readonly inn: string; readonly snils: string };
  };
  readonly format?: string;
  readonly encoding?: 'UTF-8' | 'windows-1251';
};

export const powerNumber = '4f1c2d3e-5a6b-4c7d-8e9f-0a1b2c3d4e5f';

const fullName = (name: string): string => {
  const [surname = '', given = '', patronymic] = name.split(' ');
  const rest = patronymic === undefined ? '' : ` Отчество="${patronymic}"`;
  return `<СведФЛ><ФИО Фамилия="${surname}" Имя="${given}"${rest}/></СведФЛ>`;
};

const person = (element: string, { name, inn, snils }: { name: string; inn: string; snils: string }): string =>
  `<${element} ИННФЛ="${inn}" СНИЛС="${snils}">${fullName(name)}</${element}>`;

const company = (element: string, wish: PowerWish): string => {
  const { name, inn, ogrn } = wish.principal ?? supplier;
  const quoted = name.replaceAll('"', '&quot;');
  return `<${element} ЕИОУК="0" ЕИОФЛ="1" ЕИОИП="0"><СвРосОрг НаимОрг="${quoted}" ИННЮЛ="${inn}" КПП="770001001" ОГРН="${ogrn}"/>
    <ЛицоБезДов ПолнЮЛ="1">${person('СвФЛ', wish.head ?? head)}</ЛицоБезДов></${element}>`;
};

const powersOf = ({ powers = [bidPower], text, jointly = false }: PowerWish): string => {
  const inner =
    text === undefined
      ? powers
          .map(({ code, name, limit }) => {
            const limits =
              limit === undefined
                ? ''
                : `<ОгрСвПолн ИдОгр="1" КодОгр="01" НаимОгр="${limit}"><ТексЗначОгр>до 1 000 000</ТексЗначОгр></ОгрСвПолн>`;
            return `<МашПолн КодПолн="${code}" НаимПолн="${name}">${limits}</МашПолн>`;
          })
          .join('')
      : `<ТекстПолн>${text}</ТекстПолн>`;
  return `<СвПолн ТипПолн="${text === undefined ? '1' : '0'}"${jointly === null ? '' : ` ПрСовмПолн="${jointly ? '2' : '1'}"`}>${inner}</СвПолн>`;
};

const headOf = (element: string, wish: PowerWish): string =>
  `<${element} ВидДовер="1" ПрПередов="${wish.delegation ?? '1'}" ВнНомДовер="7" НомДовер="${wish.number ?? powerNumber}"
     ДатаВыдДовер="${wish.issuedOn ?? '2026-09-01'}" СрокДейст="${wish.validUntil ?? '2027-06-30'}"><СведСист>https://m4d.nalog.gov.ru</СведСист></${element}>`;

const original = (wish: PowerWish): string => `<Довер>${headOf('СвДов', wish)}
  <СвДоверит ТипДоверит="1"><Доверит>${company('РосОргДовер', wish)}</Доверит></СвДоверит>
  ${(wish.representatives ?? [employee]).map((one) => `<СвУпПред ТипПред="3"><Пред>${person('СведФизЛ', one)}</Пред></СвУпПред>`).join('')}
  ${powersOf(wish)}</Довер>`;

const passed = (
  wish: PowerWish,
  { first, before, by }: NonNullable<PowerWish['passedOn']>,
): string => `<Передов ПрНалПередов="1">
  <СвПервДовер ПрДовер="1" ФормДовер="1" ДатаВыдДовер="2026-09-01" СрокДейст="2027-06-30" НомДоверПерв="${first}">
    <СвДоверПерв ТипДоверит="1"><ДоверитПерв>${company('РосОргДовер', wish)}</ДоверитПерв></СвДоверПерв></СвПервДовер>
  ${before === undefined ? '' : `<СвПередов ПрДовер="2" ФормДовер="1" ДатаВыдДовер="2026-09-02" СрокДейст="2027-06-30" НомДоверN="${before}"/>`}
  ${headOf('СвПереДовер', wish)}
  <СвПередПолн ТипПерПолн="3"><ПередПолн><ФЛПерПолн ИННФЛ="${by.inn}" СНИЛС="${by.snils}">${fullName(by.name)}</ФЛПерПолн></ПередПолн></СвПередПолн>
  ${(wish.representatives ?? [employee]).map((one) => `<СвПолучПолн ТипПред="3"><Пред>${person('СведФизЛ', one)}</Пред></СвПолучПолн>`).join('')}
  ${powersOf(wish)}</Передов>`;

/** A machine-readable power of attorney from the supplier to its employee, but for what the case wishes. */
export const powerXml = (wish: PowerWish = {}): string =>
  `<?xml version="1.0" encoding="${wish.encoding ?? 'UTF-8'}"?>
<Доверенность xmlns="urn://x-artefacts/EMCHD_1" ВерсФорм="${wish.format ?? 'EMCHD_1'}" ПрЭлФорм="00000000" ИдФайл="ON_EMCHD_20260901_${wish.number ?? powerNumber}">
<Документ>${wish.passedOn === undefined ? original(wish) : passed(wish, wish.passedOn)}</Документ></Доверенность>
`;

/** Windows-1251: the letters of the Russian alphabet, quotation marks and ASCII. */
export const inWindows1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) return point;
    if (point >= 0x410 && point <= 0x44f) return point - 0x410 + 0xc0;
    const others: Readonly<Record<string, number>> = { ё: 0xb8, Ё: 0xa8, '«': 0xab, '»': 0xbb };
    const byte = others[character];
    if (byte === undefined) throw new RangeError(`windows-1251 has no place for ${character}`);
    return byte;
  });
