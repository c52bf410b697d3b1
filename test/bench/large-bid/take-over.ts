import { fillPrices, makeBid } from './bid.ts';
import { atRest, during, scryptMemory } from './screens.ts';
import { openDesk } from './workstation.ts';

/** The second machine of `large-bid.ts`: `node take-over.ts FOLDER FILE BID-ID POSITIONS`. */
const [folder = '', file = '', bidId = '', positions = '0'] = process.argv.slice(2);
const desk = await openDesk(folder, 'elsewhere');
try {
  // Whoever takes it in has a bid of his own to look at meanwhile.
  const own = await makeBid(desk);
  await fillPrices(own, Number(positions));
  const fileId = await desk.take(file);
  const takeOver = async (): Promise<void> => {
    const taken = await desk.ask('handover.take', { fileId, keep: true });
    if (!taken.isTaken) throw new Error('not taken');
  };
  await during(own, 'taking over', takeOver, scryptMemory);
  await atRest({ desk, bidId }, 'the bid that was taken over');
} finally {
  desk.host.workspace.close();
}
