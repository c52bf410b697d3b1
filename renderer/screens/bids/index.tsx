import { useRoute } from '../../state/route.ts';
import { BidDesk } from './bid-desk.tsx';
import { BidList } from './bid-list.tsx';
import './bids.css';

/** Every bid, or the desk of the one that is open. */
export const BidsScreen = () => {
  const { id } = useRoute();
  return id === undefined ? <BidList /> : <BidDesk key={id} bidId={id} />;
};
