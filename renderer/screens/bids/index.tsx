import { useRoute } from '../../state/route.ts';
import { BidDesk } from './bid-desk.tsx';
import { BidList } from './bid-list.tsx';
import './bid-list.css';
import './desk.css';
import './checklist.css';
import './documents.css';
import './readiness.css';
import './path.css';
import './prices.css';
import './worth.css';
import './letters.css';
import './submission.css';

/** Every bid, or the desk of the one that is open. */
export const BidsScreen = () => {
  const { id } = useRoute();
  return id === undefined ? <BidList /> : <BidDesk key={id} bidId={id} />;
};
