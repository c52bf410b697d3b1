import type { SourceFormat } from '../model.ts';

/**
 * Words and codes of other laws and platforms, to kinds of the catalogue; what is not here for certain maps to none.
 * eForms: authority table “procurement-procedure-type”. 44-FZ: codes of `placingWay`, with and without the year's mark.
 * ProZorro: `procurementMethodType`, whose competitive kinds all end in an electronic auction.
 */
const byCode: Partial<Record<SourceFormat, Readonly<Record<string, string>>>> = {
  eforms: {
    open: 'konkurs-open',
    restricted: 'konkurs-open-prequalified',
    'neg-w-call': 'negotiations-open-prequalified',
    'neg-wo-call': 'negotiations-closed',
  },
  ru44: {
    EA: 'auction-buyer-open',
    EAP: 'auction-buyer-open',
    EAZP: 'auction-buyer-closed',
    OK: 'konkurs-open',
    OKP: 'konkurs-open',
    EOK: 'konkurs-open',
    EOKP: 'konkurs-open',
    OKU: 'konkurs-open-prequalified',
    OKD: 'konkurs-open-two-stage',
    EOKZP: 'konkurs-closed',
    ZK: 'prices-open',
    ZKP: 'prices-open',
    EZK: 'prices-open',
    EZKP: 'prices-open',
    ZP: 'proposals-open',
    ZPP: 'proposals-open',
    EZP: 'proposals-open',
  },
  prozorro: {
    belowThreshold: 'auction-buyer-open',
    aboveThreshold: 'auction-buyer-open',
    aboveThresholdUA: 'auction-buyer-open',
    aboveThresholdEU: 'auction-buyer-considered',
    priceQuotation: 'prices-open',
    negotiation: 'negotiations-closed',
    'negotiation.quick': 'negotiations-closed',
    closeFrameworkAgreementUA: 'konkurs-framework',
    closeFrameworkAgreementSelectionUA: 'proposals-among-framework',
    competitiveDialogueUA: 'konkurs-open-two-stage',
    competitiveDialogueEU: 'konkurs-open-two-stage',
  },
};

/** How the Russian state system marks a code's edition: `EAP20`, `OK44`, `ZKP20`. */
const yearMark = /(?:20|44|504)$/;

/** A kind by the source's own code; null: none fits for certain. */
export const kindOfSource = (format: SourceFormat, code: string | null): string | null => {
  if (code === null) return null;
  const table = byCode[format] ?? {};
  return table[code] ?? table[code.replace(yearMark, '')] ?? null;
};

const groups: readonly (readonly [pattern: RegExp, group: string])[] = [
  [/конкурентн\p{L}*\s+переговор/u, 'negotiations'],
  [/запрос\p{L}*\s+предложени/u, 'proposals'],
  [/запрос\p{L}*\s+(?:цен|котиров|ценов)|котировочн/u, 'prices'],
  [/аукцион|редукцион/u, 'auction-buyer'],
  [/конкурс|тендер/u, 'konkurs'],
];

/** A kind by Russian words (`Открытый запрос цен в электронной форме`); null where they name none, or more than one. */
export const kindByWords = (words: string | null): string | null => {
  if (words === null) return null;
  const text = words.toLowerCase().replace(/ё/g, 'е');
  if (/предквалификац|предварительн\p{L}*\s+(?:квалификационн\p{L}*\s+)?отбор/u.test(text) && !/конкурс/u.test(text))
    return 'prequalification';
  const found = groups.filter(([pattern]) => pattern.test(text));
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const [, group] = only;
  const access = /закрыт/u.test(text) ? 'closed' : 'open';
  const isTwoStage = /двухэтапн|двухстадийн|многоэтапн/u.test(text);
  if (!isTwoStage) return `${group}-${access}`;
  if (group === 'auction-buyer') return 'auction-buyer-two-stage';
  return group === 'negotiations' ? `${group}-${access}` : `${group}-${access}-two-stage`;
};
