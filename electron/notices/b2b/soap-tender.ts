import { blankLot, blankProcedure, blankSecurity } from '#shared/procedure/blank.ts';
import { builtInKinds } from '#shared/procedure/kinds/catalogue.ts';
import { kindOfCodes } from '#shared/procedure/kinds/find-kind.ts';
import type { DateKind, Lot, Procedure, Security } from '#shared/procedure/model.ts';
import { judgeWeights } from '#shared/procedure/weights.ts';
import type { XmlElement } from '../../xml/model.ts';
import { find, findAll, lineAt, proseAt, type XmlFacts } from '../xml/facts.ts';
import { unknownFieldsOf } from '../xml/unknown-fields.ts';
import { decimalOf } from '../xml/values.ts';
import { criteriaOf, demandsOf } from './soap-criteria.ts';
import { currencyAt, datesAt, flagsAt, momentAt, priceAt, pricesAt } from './soap-facts.ts';
import { closedTenderTypes, platformAddress, platformName, tenderTypes } from './words.ts';

const dateFields: readonly (readonly [string, DateKind])[] = [
  // Envelopes are opened when bids end: the interface has one date for both.
  ['date_unsealing', 'bids-until'],
  ['date_qualification', 'requests-until'],
  ['consideration_date', 'consideration-until'],
  ['summarizing_date', 'award-until'],
  ['date_job_begin', 'contract-from'],
  ['date_job_end', 'contract-until'],
];

const lotsOf = (facts: XmlFacts, data: XmlElement, currency: string | null, main: string | null): readonly Lot[] =>
  findAll(data, 'lots', 'lot').map((lot, index) => {
    const id = lineAt(facts, lot, 'lot_id') ?? String(index + 1);
    const customer = lineAt(facts, lot, 'customer');
    return {
      ...blankLot,
      ...pricesAt(facts, lot, ['price_begin', 'price_begin_notax'], currency, main),
      id,
      title: lineAt(facts, lot, 'lot_name') ?? id,
      customer: customer === null ? null : { name: customer },
    };
  });

/** `guarantee_amount` is a share of the price in per cent; `applications_deposit` the organiser's own words. */
const securitiesOf = (facts: XmlFacts, data: XmlElement): readonly Security[] => {
  const percent = decimalOf(facts, find(data, 'guarantee_amount'));
  const terms = proseAt(facts, data, 'applications_deposit');
  const isAsked = percent !== null && percent !== '0';
  if (!isAsked && terms === null) return [];
  return [{ ...blankSecurity, kind: 'bid', percent: isAsked ? percent : null, terms }];
};

/** Hours by which the organiser's clock is ahead of Moscow's; not a whole number: taken as Moscow's. */
const aheadOf = (facts: XmlFacts, data: XmlElement): number => {
  const text = lineAt(facts, data, 'date_unsealing_comment') ?? '0';
  return /^[+-]?\d{1,2}$/.test(text) && Math.abs(Number(text)) <= 11 ? Number(text) : 0;
};

/** The answer of `RemoteTender.getData`: a konkurs or competitive negotiations, with lots. */
export const tenderProcedure = (facts: XmlFacts, data: XmlElement, sourceId: string): Procedure => {
  const currency = currencyAt(facts, data, 'protocol_currency');
  const main = lineAt(facts, data, 'price_main');
  const ahead = aheadOf(facts, data);
  const dates = datesAt(facts, data, dateFields, ahead);
  const open = lineAt(facts, data, 'open');
  const flags = flagsAt(facts, data);
  const value = priceAt(facts, data, 'initial_price', currency);
  const lots = lotsOf(facts, data, currency, main);
  const quiet: XmlFacts = { ...facts, findings: [] };
  const criteria = criteriaOf(facts, data);
  return {
    ...blankProcedure,
    sourceId,
    sourceFormat: 'b2b-soap',
    title: lineAt(facts, data, 'common_name') ?? sourceId,
    description: proseAt(facts, data, 'additional_information'),
    platform: platformName,
    platformUrl: platformAddress,
    kind:
      open !== null && /^[0-3]$/.test(open)
        ? (kindOfCodes({ open: Number(open) }, flags, builtInKinds)?.kindId ?? null)
        : null,
    method: open === null ? null : (tenderTypes[open] ?? open),
    language: 'ru',
    languages: ['ru'],
    deadline: momentAt(quiet, data, 'date_unsealing', ahead),
    dates,
    value: value ?? (lots.length === 1 ? (lots[0]?.value ?? null) : null),
    valueWithoutVat: value === null && lots.length === 1 ? (lots[0]?.valueWithoutVat ?? null) : null,
    vat: value === null ? (lots.length === 1 ? (lots[0]?.vat ?? null) : null) : { included: main !== '1', rate: null },
    lots,
    securities: securitiesOf(facts, data),
    flags: open !== null && closedTenderTypes.has(open) && !flags.includes('closed') ? [...flags, 'closed'] : flags,
    url: lineAt(facts, data, 'url'),
    criteria,
    requirements: demandsOf(facts, data),
    ...unknownFieldsOf(facts, data),
    findings: [...facts.findings, ...judgeWeights(criteria)],
  };
};
