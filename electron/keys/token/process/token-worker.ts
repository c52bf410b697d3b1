/**
 * The process of one PKCS#11 library: a vendor's code runs here and nowhere else, so what it breaks is only this. Its
 * parent is the only one that can talk to it; when the parent goes, it goes. Nothing is written and nothing is logged.
 */
import { channelToParent } from '../../signing-process/channel.ts';
import { isToTokenProcess, type FromTokenProcess, type ToTokenProcess } from '../protocol.ts';
import { libraryHolder } from './answer.ts';

const channel = channelToParent<FromTokenProcess>();
const answer = libraryHolder();
// One at a time, in order: sessions are not shared between calls.
let last: Promise<void> = Promise.resolve();

const answerAfter = async (earlier: Promise<void>, { number, request }: ToTokenProcess): Promise<void> => {
  await earlier;
  try {
    channel.post({ number, reply: await answer(request) });
  } catch {
    // A fault of ours: the parent sees the exit and says so, and no login stays behind.
    process.exit(70);
  }
};

channel.onMessage((message) => {
  if (isToTokenProcess(message)) last = answerAfter(last, message);
});
channel.post('ready');
