import { navigate } from '../../state/route.ts';
import { Link } from './link.tsx';

/** A bid by its title; opens it. */
export const OpenBid = ({ bidId, title }: { bidId: string; title: string }) => (
  <Link onPress={() => navigate({ screen: 'bids', id: bidId })}>{title}</Link>
);
