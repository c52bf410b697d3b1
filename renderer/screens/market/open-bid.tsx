import { Button } from '../../components/index.ts';
import { navigate } from '../../state/route.ts';

/** A bid by its title; opens it. */
export const OpenBid = ({ bidId, title }: { bidId: string; title: string }) => (
  <Button kind="quiet" onPress={() => navigate({ screen: 'bids', id: bidId })}>
    <bdi className="market-open">{title}</bdi>
  </Button>
);
