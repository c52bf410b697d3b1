import type { BidDetail } from '#shared/contract/bids.ts';
import type { ReadinessArea } from '#shared/bid/readiness.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Route } from '../../state/route.ts';

/** Parts of the light that are mended on another screen; its button says which. */
export const openedAreas = [
  'platform',
  'notice',
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
export type OtherPlace = { readonly area: OpenedArea; readonly route: Route };

type Bid = Pick<BidDetail, 'bidId' | 'platformId' | 'procedureId'>;

const routeOf = (area: OpenedArea, finding: Finding, bid: Bid): Route | null => {
  switch (area) {
    case 'platform':
      return bid.platformId === null ? null : { screen: 'platforms', id: bid.platformId };
    case 'notice': {
      // What was found elsewhere is looked at there; everything else on the bid's own procedure.
      const { procedure } = finding.details;
      return { screen: 'procedures', id: typeof procedure === 'string' ? procedure : bid.procedureId };
    }
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
  }
};

const isOpened = (area: ReadinessArea): area is OpenedArea => (openedAreas as readonly string[]).includes(area);

/** Where a finding is mended outside the desk; null: on the desk, or nowhere in this window. */
export const otherPlaceOf = (area: ReadinessArea, finding: Finding, bid: Bid): OtherPlace | null => {
  if (finding.severity === 'passed' || !isOpened(area)) return null;
  const route = routeOf(area, finding, bid);
  return route === null ? null : { area, route };
};
