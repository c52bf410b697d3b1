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

/** Who applied, as different editions of the schemas call the place where it is said. */
const participants = ['appParticipantInfo', 'appParticipant', 'participantInfo', 'supplierInfo'] as const;

/** An entrepreneur's name is spelt in parts there; a commission's members, who stand in every application, are not looked at. */
const personIn = (participant: XmlElement): string | null => {
  const [info] = below(participant, 'nameInfo');
  if (info === undefined) return null;
  const parts = [textAt(info, 'lastName'), textAt(info, 'firstName'), textAt(info, 'middleName')];
  const name = parts.filter((part) => part !== null && part !== '').join(' ');
  return name === '' ? null : firstBelow(participant, 'isIP') === 'true' ? `ИП ${name}` : name;
};

const bidderIn = (application: XmlElement): { readonly name: string | null; readonly inn: string | null } => {
  const participant = participants.flatMap((local) => below(application, local))[0] ?? application;
  return {
    name:
      firstBelow(participant, 'organizationName', 'fullName', 'shortName') ??
      personIn(participant) ??
      (participant === application ? null : textAt(participant, 'name')),
    inn: firstBelow(participant, 'INN', 'inn'),
  };
};

/** The last price of an auction stands before the first, the winner's before what was bid by criteria. */
const lastPrices = ['lastOffer', 'finalPriceOffer', 'lastPriceOffer', 'costCriterionInfo'] as const;
const priceOf = (application: XmlElement): string | null => {
  const plain = firstBelow(application, 'finalPrice', 'winnerPrice', 'lastPrice');
  const lasts = lastPrices.flatMap((local) => below(application, local));
  const last = lasts.map((one) => firstBelow(one, 'price', 'sum', 'offer')).find((text) => text !== null);
  return priceIn(last ?? plain ?? firstBelow(application, 'priceOffer', 'price', 'sum'));
};

const placeOf = (application: XmlElement): number | null => {
  const winner = firstBelow(application, 'winnerIndication');
  const stated = placeIn(
    firstBelow(
      application,
      'applicationPlace',
      'applicationRate',
      'appRating',
      'appPlace',
      'commissionDecisionPlace',
      'rating',
    ),
  );
  // `W`, in some schemas `F`: the first; `S`: the second. A quotation names its winner by a word of its own.
  if (stated !== null) return stated;
  if (winner === 'W' || winner === 'F' || firstBelow(application, 'resultType') === 'WIN_OFFER') return 1;
  return winner === 'S' ? 2 : null;
};

/**
 * An application as the protocols of the state system write it: `application` (223-FZ; `fcs…` of 44-FZ), `applicationInfo`
 * (`ep…` of 44-FZ).
 */
const offerOf = (
  application: XmlElement,
  about: { readonly lotId: string | null; readonly on: string | null },
): readonly FoundOffer[] => {
  const price = priceOf(application);
  if (price === null) return [];
  const number = firstBelow(application, 'applicationNumber', 'appNumber', 'journalNumber', 'number');
  const { name, inn } = bidderIn(application);
  const [currency] = below(application, 'currency');
  return [
    {
      bidder: nameIn(name) ?? `№ ${nameIn(number) ?? '?'}`,
      inn,
      price,
      currency: currency === undefined ? null : firstBelow(currency, 'code'),
      place: placeOf(application),
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

/** The number of the purchase a protocol is about; null: it says none. */
export const purchaseNumberIn = (root: XmlElement): string | null =>
  firstBelow(root, 'purchaseNumber', 'purchaseNoticeNumber', 'registrationNumber');

/** Every application of a protocol that names a price; a notice has none. */
export const offersInXml = (bytes: Uint8Array): readonly FoundOffer[] => {
  const opened = openXml(bytes);
  return opened.ok ? offersIn(opened.root) : [];
};

export const offersIn = (root: XmlElement): readonly FoundOffer[] => {
  const on = dayOf(root);
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
  visit(root, null);
  return found;
};
