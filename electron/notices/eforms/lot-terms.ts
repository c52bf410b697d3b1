import type { LotGroup, LotTerms } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attribute, find, findAll, lineAt, lineOf, shown, tell, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { amountOf } from '../xml/values.ts';
import { lineIn, type Wanted } from './languages.ts';

/** How many lots: a whole number above zero, else nothing and a finding. */
const countOf = (facts: XmlFacts, element: XmlElement | null): number | null => {
  const text = lineOf(facts, element);
  if (text === null || element === null) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  tell(facts, element, 'notice.lot-limit-unreadable', { field: element.local, text: shown(text) });
  return null;
};

/** Groups of lots: what they are awarded by stands in them as in a lot (BT-137 `LotsGroup`). */
export const groupElements = (facts: XmlFacts): readonly XmlElement[] =>
  findAll(facts.root, 'ProcurementProjectLot').filter(
    (element) => attribute(find(element, 'ID'), 'schemeName') === 'LotsGroup',
  );

/** `owns`: each group's own element, with its title and the most of a framework (BT-157). */
const groupOf = (
  facts: XmlFacts,
  element: XmlElement,
  { known, owns }: { readonly known: ReadonlySet<string>; readonly owns: ReadonlyMap<string, XmlElement> },
  wanted: Wanted,
): LotGroup | null => {
  const id = lineAt(facts, element, 'LotsGroupID');
  if (id === null) return null;
  const own = owns.get(id) ?? null;
  const maximum = find(own, 'TenderingProcess', 'FrameworkAgreement', 'EstimatedMaximumValueAmount');
  const lotIds = findAll(element, 'ProcurementProjectLotReference', 'ID').flatMap((lot) => lineOf(facts, lot) ?? []);
  for (const lot of lotIds)
    if (!known.has(lot)) tell(facts, element, 'notice.lot-group-unknown-lot', { group: id, lot }, 'warning');
  return {
    id,
    title: lineIn(facts, find(own, 'ProcurementProject'), 'Name', wanted),
    lotIds,
    maximum: amountOf(facts, maximum, attribute(maximum, 'currencyID')),
    path: pathOf(facts.root, element),
  };
};

/** What the notice says of bidding for several lots (BT-31, BT-33, BT-330, BT-1375, BT-763). */
export const lotTermsOf = (facts: XmlFacts, lotIds: readonly string[], wanted: Wanted): LotTerms | null => {
  const holder = find(facts.root, 'TenderingTerms', 'LotDistribution');
  const presentation = find(facts.root, 'TenderingProcess', 'PartPresentationCode');
  const owns = new Map(groupElements(facts).map((own) => [lineAt(facts, own, 'ID') ?? '', own] as const));
  const around = { known: new Set(lotIds), owns };
  const terms = {
    maxSubmitted: countOf(facts, find(holder, 'MaximumLotsSubmittedNumeric')),
    maxAwarded: countOf(facts, find(holder, 'MaximumLotsAwardedNumeric')),
    // One lot is all lots: the code then asks for nothing.
    allLots: lineOf(facts, presentation) === 'all' && lotIds.length > 1,
    groups: findAll(holder, 'LotsGroup').flatMap((group) => groupOf(facts, group, around, wanted) ?? []),
  };
  if (terms.maxSubmitted === null && terms.maxAwarded === null && !terms.allLots && terms.groups.length === 0)
    return null;
  return { ...terms, path: pathOf(facts.root, holder ?? presentation ?? facts.root) };
};
