import type { BidDetail } from '#shared/contract/bids.ts';
import type { ReadinessArea } from '#shared/bid/readiness.ts';
import type { Route } from '../../state/route.ts';

/** Where a part of the light is mended outside the desk; null: on the desk, or nowhere in this window. */
export const routeOf = (area: ReadinessArea, bid: Pick<BidDetail, 'bidId' | 'platformId'>): Route | null => {
  switch (area) {
    case 'platform':
      return bid.platformId === null ? null : { screen: 'platforms', id: bid.platformId };
    case 'certificate':
    case 'token':
      return { screen: 'company', tab: 'keys' };
    case 'authority':
      return { screen: 'company', tab: 'authority' };
    case 'papers':
      return { screen: 'company', tab: 'papers' };
    case 'money':
      return { screen: 'money' };
    case 'signature':
      return { screen: 'sign', id: bid.bidId };
    case 'clock':
    case 'upload':
      return { screen: 'settings' };
    case 'documents':
    case 'notice':
    case 'guarantee':
      return null;
  }
};

/** Areas whose button names where it leads; the others are mended on the desk. */
export const openedAreas = [
  'platform',
  'certificate',
  'token',
  'authority',
  'papers',
  'money',
  'signature',
  'clock',
  'upload',
] as const;
export type OpenedArea = (typeof openedAreas)[number];
export const isOpened = (area: ReadinessArea): area is OpenedArea => (openedAreas as readonly string[]).includes(area);
