/**
 * The signing process. Its parent is the only one that can talk to it; when the parent goes, it goes, and the keys with
 * it. Nothing is written anywhere and nothing is logged.
 */
import { keyHolder } from './answer.ts';
import { channelToParent } from './channel.ts';
import { isToChild, type ToChild } from './protocol.ts';

const channel = channelToParent();
const answer = keyHolder();
// One at a time, in order: a signature asked for right after `open` waits for it.
let last: Promise<void> = Promise.resolve();

const answerAfter = async (earlier: Promise<void>, { number, request }: ToChild): Promise<void> => {
  await earlier;
  try {
    channel.post({ number, reply: await answer(request) });
  } catch {
    // A fault of ours: the parent sees the exit and says so, and no half-opened key stays behind.
    process.exit(70);
  }
};

channel.onMessage((message) => {
  if (isToChild(message)) last = answerAfter(last, message);
});
channel.post('ready');
