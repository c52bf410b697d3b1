import type { XmlElement } from '../../xml/model.ts';
import { elementsOf } from '../../xml/query.ts';
import { attribute, lineOf, proseOf, type XmlFacts } from '../xml/facts.ts';

/** ISO 639-2/T codes as eForms write them (EU authority table “language”), to ISO 639-1. */
const shortCodes: Readonly<Record<string, string>> = {
  BUL: 'bg',
  CES: 'cs',
  DAN: 'da',
  DEU: 'de',
  ELL: 'el',
  ENG: 'en',
  EST: 'et',
  FIN: 'fi',
  FRA: 'fr',
  GLE: 'ga',
  HRV: 'hr',
  HUN: 'hu',
  ISL: 'is',
  ITA: 'it',
  LAV: 'lv',
  LIT: 'lt',
  MKD: 'mk',
  MLT: 'mt',
  NLD: 'nl',
  NOR: 'no',
  POL: 'pl',
  POR: 'pt',
  RON: 'ro',
  RUS: 'ru',
  SLK: 'sk',
  SLV: 'sl',
  SPA: 'es',
  SQI: 'sq',
  SRP: 'sr',
  SWE: 'sv',
  TUR: 'tr',
  UKR: 'uk',
};

export const shortCode = (code: string): string => shortCodes[code.toUpperCase()] ?? code.toLowerCase();

/** The most wanted language first: what the user reads, then the notice's main one. */
export type Wanted = readonly string[];

const rank = (element: XmlElement, wanted: Wanted): number => {
  const code = attribute(element, 'languageID');
  const at = code === null ? -1 : wanted.indexOf(shortCode(code));
  return at < 0 ? wanted.length : at;
};

/** Of texts that say the same in several languages the most wanted; all of them are understood. */
const chosen = (facts: XmlFacts, texts: readonly XmlElement[], wanted: Wanted): XmlElement | null => {
  for (const text of texts) facts.known.add(text);
  return texts.toSorted((a, b) => rank(a, wanted) - rank(b, wanted))[0] ?? null;
};

export const lineIn = (facts: XmlFacts, holder: XmlElement | null, local: string, wanted: Wanted): string | null =>
  holder === null ? null : lineOf(facts, chosen(facts, elementsOf(holder, local), wanted));
export const proseIn = (facts: XmlFacts, holder: XmlElement | null, local: string, wanted: Wanted): string | null =>
  holder === null ? null : proseOf(facts, chosen(facts, elementsOf(holder, local), wanted));
export const lineAmong = (facts: XmlFacts, texts: readonly XmlElement[], wanted: Wanted): string | null =>
  lineOf(facts, chosen(facts, texts, wanted));
