import type { XmlElement } from '../../xml/model.ts';
import { elementsOf, textAt, textOf } from '../../xml/query.ts';
import { below } from '../xml/facts.ts';
import { openXml } from '../xml/document.ts';
import { mostOffers, nameIn, placeIn, priceIn, type FoundOffer } from './found-offer.ts';

/** The first of several elements, however deep, that says something. */
const firstBelow = (element: XmlElement, ...locals: readonly string[]): string | null => {
  for (const local of locals)
    for (const found of below(element, local)) {
      const text = textOf(found).trim();
      if (text !== '') return text;
    }
  return null;
};

/**
 * An application as the protocols of the state system write it: `application` (223-FZ; `fcs…` of 44-FZ), `applicationInfo`
 * (`ep…` of 44-FZ). The last price of an auction stands before the first.
 */
const offerOf = (
  application: XmlElement,
  about: { readonly lotId: string | null; readonly on: string | null },
): readonly FoundOffer[] => {
  const lasts = [...below(application, 'lastOffer'), ...below(application, 'finalPriceOffer')];
  const [last] = lasts;
  const price = priceIn(
    (last === undefined ? null : firstBelow(last, 'price', 'sum')) ??
      firstBelow(application, 'lastPrice', 'finalPrice', 'priceOffer', 'price', 'sum'),
  );
  if (price === null) return [];
  const number = firstBelow(application, 'applicationNumber', 'appNumber', 'journalNumber', 'number');
  const name =
    firstBelow(application, 'organizationName', 'fullName', 'shortName') ??
    below(application, 'supplierInfo').map((info) => textAt(info, 'name'))[0] ??
    null;
  const winner = firstBelow(application, 'winnerIndication');
  return [
    {
      bidder: nameIn(name) ?? `№ ${nameIn(number) ?? '?'}`,
      inn: firstBelow(application, 'INN', 'inn'),
      price,
      currency: firstBelow(application, 'currency') === null ? null : (firstBelow(application, 'code') ?? null),
      place:
        placeIn(firstBelow(application, 'applicationPlace', 'applicationRate', 'appRating', 'appPlace', 'rating')) ??
        // `W`, in some schemas `F`: the first; `S`: the second.
        (winner === 'W' || winner === 'F' ? 1 : winner === 'S' ? 2 : null),
      ...about,
    },
  ];
};

const dayOf = (root: XmlElement): string | null =>
  /^\d{4}-\d{2}-\d{2}/.exec(
    firstBelow(
      root,
      'protocolDate',
      'protocolSignDate',
      'publishDTInEIS',
      'publicationDateTime',
      'publishDate',
      'signDT',
    ) ?? '',
  )?.[0] ?? null;

const isApplication = new Set(['application', 'applicationInfo']);

/** Every application of a protocol that names a price; a notice has none. */
export const offersInXml = (bytes: Uint8Array): readonly FoundOffer[] => {
  const opened = openXml(bytes);
  if (!opened.ok) return [];
  const on = dayOf(opened.root);
  const found: FoundOffer[] = [];
  const visit = (element: XmlElement, lotId: string | null): void => {
    if (found.length >= mostOffers) return;
    if (isApplication.has(element.local)) {
      found.push(...offerOf(element, { lotId, on }));
      return;
    }
    const lot = element.local === 'protocolLotApplications' || element.local === 'protocolLot' ? element : null;
    const own = lot === null ? null : firstBelow(lot, 'ordinalNumber', 'lotNumber');
    for (const child of elementsOf(element)) visit(child, own ?? lotId);
  };
  visit(opened.root, null);
  return found;
};
