import type { XmlElement } from '../../xml/model.ts';
import { attributeOf, elementAt, textAt } from '../../xml/query.ts';
import { below } from '../xml/facts.ts';
import { mostOffers, nameIn, placeIn, priceIn, type FoundOffer } from './found-offer.ts';

const result = ['NoticeResult'] as const;

/** Direct children of the notice's result: the same names stand inside others as mere references. */
const inResult = (root: XmlElement, local: string): readonly XmlElement[] =>
  result.flatMap((holder) =>
    below(root, holder).flatMap((one) =>
      one.children.filter((child): child is XmlElement => child.kind === 'element' && child.local === local),
    ),
  );

const byId = (elements: readonly XmlElement[]): ReadonlyMap<string, XmlElement> =>
  new Map(elements.map((element) => [textAt(element, 'ID') ?? '', element]));

/**
 * Tenders of an award notice of the EU (eForms, `NoticeResult`, BT-720, BT-171, BT-142): what was offered, by whom, on which place. A
 * tender without a rank is the first where the result of its lot names it as chosen and it alone.
 */
export const offersInAwardNotice = (root: XmlElement): readonly FoundOffer[] => {
  const parties = byId(inResult(root, 'TenderingParty'));
  const companies = new Map(
    below(root, 'Company').map((company) => [textAt(company, 'PartyIdentification', 'ID') ?? '', company]),
  );
  const chosen = new Set(
    inResult(root, 'LotResult').flatMap((lot) => {
      const named = below(lot, 'LotTender').map((tender) => textAt(tender, 'ID'));
      return textAt(lot, 'TenderResultCode') === 'selec-w' && named.length === 1 ? named : [];
    }),
  );
  const on = /^\d{4}-\d{2}-\d{2}/.exec(textAt(root, 'IssueDate') ?? '')?.[0] ?? null;
  return inResult(root, 'LotTender')
    .slice(0, mostOffers)
    .flatMap((tender): readonly FoundOffer[] => {
      const amount = elementAt(tender, 'LegalMonetaryTotal', 'PayableAmount');
      const price = amount === null ? null : priceIn(textAt(amount));
      if (amount === null || price === null) return [];
      const party = parties.get(textAt(tender, 'TenderingParty', 'ID') ?? '');
      const members = party === undefined ? [] : below(party, 'Tenderer').map((one) => textAt(one, 'ID') ?? '');
      const [company] = members.flatMap((member) => companies.get(member) ?? []);
      const id = textAt(tender, 'ID');
      return [
        {
          bidder: nameIn(company === undefined ? null : textAt(company, 'PartyName', 'Name')) ?? `№ ${id ?? '?'}`,
          inn: company === undefined ? null : textAt(company, 'PartyLegalEntity', 'CompanyID'),
          price,
          currency: attributeOf(amount, 'currencyID'),
          place: placeIn(textAt(tender, 'RankCode')) ?? (chosen.has(id) ? 1 : null),
          lotId: textAt(tender, 'TenderLot', 'ID'),
          on,
        },
      ];
    });
};
