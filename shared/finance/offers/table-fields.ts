/** What a column of a table of offers may hold; each has a text `offer.column.<field>`. */
export const offerFields = [
  'lender',
  'name',
  'kind',
  'rate',
  'basis',
  'minFee',
  'flatFee',
  'issueFeePercent',
  'brokerFee',
  'minTermDays',
  'earlyReturn',
  'surcharges',
  'vatInterest',
  'vatIssueFee',
  'vatFlatFee',
  'vatBrokerFee',
  'limit',
  'limitPerBid',
  'leastSum',
  'minDays',
  'maxDays',
  'laws',
  'validFrom',
  'validTo',
  'currency',
  'source',
  'note',
] as const;
export type OfferField = (typeof offerFields)[number];

/** Without these a row is no offer. */
export const neededOfferFields = ['lender', 'kind', 'rate', 'basis'] as const satisfies readonly OfferField[];

/** Words of headings, Russian and English, the likeliest first. */
export const offerWords: Readonly<Record<OfferField, readonly RegExp[]>> = {
  lender: [/^(?:кредитор|гарант|банк|lender|bank|guarantor)/, /организаци|компани/],
  name: [/^(?:название|наименование|продукт|предложение|name|product|offer)/],
  kind: [/^(?:вид|тип|kind|type)/],
  rate: [/^(?:ставка|rate|тариф|процент(?:ная)?)/, /комиссия за выдачу гарантии/],
  basis: [/^(?:база|база начисления|basis|начисление|day count)/],
  minFee: [/^мин\p{L}* (?:комисс|плат|вознагр)/u, /^(?:min|minimum) fee/],
  flatFee: [/^(?:фикс\p{L}* (?:плат|комисс)|flat fee|разов\p{L}* плат)/u],
  issueFeePercent: [/^(?:комисс\p{L}* за выдачу|issue fee)/u],
  brokerFee: [/^(?:брокер|вознагр\p{L}* брокера|агент|broker)/u],
  minTermDays: [/^мин\p{L}* оплачиваем/u, /^(?:min|minimum) charged/, /^least charged/],
  earlyReturn: [/^(?:досрочн|early return)/],
  surcharges: [/^(?:надбавк|surcharge)/],
  vatInterest: [/^ндс (?:на|с) (?:процент|ставк)/, /^vat (?:on )?interest/],
  vatIssueFee: [/^ндс (?:на|с) (?:комисси\p{L} за выдачу|выдач)/u, /^vat (?:on )?issue/],
  vatFlatFee: [/^ндс (?:на|с) фикс/, /^vat (?:on )?flat/],
  vatBrokerFee: [/^ндс (?:на|с) (?:брокер|агент)/, /^vat (?:on )?broker/],
  limit: [/^(?:лимит|общий лимит|limit|line)$/, /^лимит линии/, /^limit (?:of )?line/],
  limitPerBid: [/^(?:лимит на (?:заявку|сделку)|limit per bid)/, /^(?:макс\p{L}*|max\p{L}*) (?:сумма|sum)/u],
  leastSum: [/^мин\p{L}* сумма/u, /^(?:min|minimum|least) sum/],
  minDays: [/^мин\p{L}* срок/u, /^(?:min|minimum) (?:days|term)/],
  maxDays: [/^макс\p{L}* срок/u, /^(?:max|maximum) (?:days|term)/],
  laws: [/^(?:закон|laws?)$/, /^(?:закон|law)/],
  validFrom: [/^(?:действует с|с даты|valid from)/],
  validTo: [/^(?:действует (?:до|по)|до даты|valid (?:to|until))/],
  currency: [/^(?:валюта|currency)/],
  source: [/^(?:источник|source)/],
  note: [/^(?:примечани|комментари|note)/],
};

/** How people write what is chosen from a list, Russian and English, in lower case without spaces at the ends. */
export const offerChoices = {
  kind: [
    [/^(?:loan|займ|заём|заем|кредит|тендерный (?:займ|заём|заем|кредит))$/, 'loan'],
    [/^(?:guarantee|гарантия|банковская гарантия|независимая гарантия|бг|нг)$/, 'guarantee'],
  ],
  basis: [
    [/^(?:pa\/act365|(?:%\s*)?годовых(?:\s*[/,]\s*365)?|годовая(?:\s*\/\s*365)?|per annum)$/, 'pa/act365'],
    [/^(?:pa\/act360|(?:%\s*)?годовых\s*[/,]\s*360|годовая\s*\/\s*360)$/, 'pa/act360'],
    [/^(?:pa\/actact|(?:%\s*)?годовых\s*[/,]?\s*факт(?:ические дни)?|act\/act)$/, 'pa/actact'],
    [/^(?:pm\/prorata30|(?:%\s*)?в месяц\s*[/,]?\s*(?:30|пропорционально))$/, 'pm/prorata30'],
    [/^(?:pm\/started|(?:%\s*)?(?:за|в) начатый месяц|per started month)$/, 'pm/started'],
    [
      /^(?:pm\/calendartouched|(?:%\s*)?за (?:затронутый )?календарный месяц|per calendar month)$/,
      'pm/calendarTouched',
    ],
    [/^(?:flat|(?:%\s*)?(?:разово|единовременно|за выдачу)|once)$/, 'flat'],
  ],
  earlyReturn: [
    [/^(?:by-days|по дням|за дни пользования|да|yes)$/, 'by-days'],
    [/^(?:full-term|за весь срок|полностью|нет|no)$/, 'full-term'],
  ],
  law: [
    [/^44(?:\s*-?\s*(?:фз|fz))?$/, '44-fz'],
    [/^223(?:\s*-?\s*(?:фз|fz))?$/, '223-fz'],
    [/^(?:commercial|коммерч\p{L}*)$/u, 'commercial'],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [RegExp, string])[]>>;
