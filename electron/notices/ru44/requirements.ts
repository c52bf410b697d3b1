import { blankSecurity } from '#shared/procedure/blank.ts';
import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import type { Organisation, Security } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { organisationOf } from '../russian/facts.ts';
import { below, find, findAll, flagAt, lineAt, proseAt, type XmlFacts } from '../xml/facts.ts';
import { decimalAt } from '../xml/values.ts';

export const numbers = { inn: 'INN', kpp: 'KPP' } as const;

/** What each customer asks for; several buy together under one notice, and one bid is made to all. */
export const requirementsOf = (holder: XmlElement | null): readonly XmlElement[] => [
  ...below(holder, 'customerRequirementInfo'),
  ...below(holder, 'customerRequirement'),
];

export const customerOf = (facts: XmlFacts, requirement: XmlElement): Organisation | null =>
  organisationOf(facts, find(requirement, 'customer'), numbers);

const kinds: readonly (readonly [field: string, kind: Security['kind']])[] = [
  ['applicationGuarantee', 'bid'],
  ['contractGuarantee', 'performance'],
  ['provisionWarranty', 'warranty'],
  ['warrantyGuarantee', 'warranty'],
];

/**
 * Securities that a customer asks for (44-FZ art. 44 and 96): sum, per cent, or both. A purchase among small businesses
 * names only the per cent of the performance security, for it is taken of the price that the contract gets.
 */
export const securitiesOf = (
  facts: XmlFacts,
  requirement: XmlElement,
  currency: string | null,
  lotId: string | null,
  customer: string | null,
): readonly Security[] =>
  kinds.flatMap(([field, kind]) => {
    const element = find(requirement, field);
    if (element === null) return [];
    const amount = decimalAt(facts, element, 'amount');
    const percent = decimalAt(facts, element, 'part');
    const terms = proseAt(facts, element, 'procedureInfo');
    if (amount === null && percent === null && terms === null) return [];
    return [
      { ...blankSecurity, kind, amount, percent, currency: amount === null ? null : currency, lotId, customer, terms },
    ];
  });

/** The words of the state system's list of preferences and requirements, by the articles they name. */
const byArticle: readonly (readonly [pattern: RegExp, flag: ProcedureFlag])[] = [
  // Art. 30 p. 3: only small businesses and non-profit organisations may bid.
  [
    /(?:ч\.?|част\p{L}*)\s*3\s*(?:ст\.?|стать\p{L}*)\s*30|^закупка у субъектов малого предпринимательства/iu,
    'only-small-business',
  ],
  // Art. 30 p. 6: the winner must take them as subcontractors.
  [/(?:ч\.?|част\p{L}*)\s*6\s*(?:ст\.?|стать\p{L}*)\s*30/iu, 'small-business-subcontractors'],
];
/** Short names of the same list; the year's mark differs, the beginning does not. */
const byShortName: readonly (readonly [pattern: RegExp, flag: ProcedureFlag])[] = [
  [/^(?:PVS33|SMP|MP44|MB44)/, 'only-small-business'],
  [/^(?:PVS36|MPSP)/, 'small-business-subcontractors'],
];

const preferencePlaces: readonly (readonly string[])[] = [
  ['preferensesInfo', 'preferenseInfo', 'preferenseRequirementInfo'],
  ['requirementsInfo', 'requirementInfo', 'preferenseRequirementInfo'],
  ['restrictionsInfo', 'restrictionInfo', 'preferenseRequirementInfo'],
  ['preferenses', 'preferense'],
  ['requirements', 'requirement'],
  ['restrictions', 'restriction'],
];

export const flagsOf = (facts: XmlFacts, holder: XmlElement | null): readonly ProcedureFlag[] => {
  const flags = new Set<ProcedureFlag>();
  for (const place of preferencePlaces) {
    for (const element of findAll(holder, ...place)) {
      const name = lineAt(facts, element, 'name') ?? '';
      const shortName = lineAt(facts, element, 'shortName') ?? lineAt(facts, element, 'code') ?? '';
      for (const [pattern, flag] of byArticle) if (pattern.test(name)) flags.add(flag);
      for (const [pattern, flag] of byShortName) if (pattern.test(shortName)) flags.add(flag);
    }
  }
  if (requirementsOf(holder).length > 1) flags.add('joint');
  if (flagAt(facts, holder, 'flags', 'isTreasurySupport') === true) flags.add('treasury-support');
  return [...flags];
};
