import type { EditionBytes } from '../format.ts';
import { offersInJson } from './award-json.ts';
import type { FoundOffer } from './found-offer.ts';
import { offersInXml } from './protocol-xml.ts';

/** Prices of bidders in one edition's own bytes; empty where its format names none. Never refuses: the notice was read before. */
export const readOffers = ({ format, bytes }: EditionBytes): readonly FoundOffer[] => {
  if (format === 'ru44' || format === 'ru223') return offersInXml(bytes);
  return format === 'ocds' || format === 'prozorro' ? offersInJson(bytes) : [];
};
