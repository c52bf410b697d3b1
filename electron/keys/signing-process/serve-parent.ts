import { channelToParent } from './channel.ts';
import type { Answered, Question } from './questions.ts';

/**
 * The child's end: answers the parent's questions one at a time, in order, since a signature asked for right after `open`
 * waits for it and sessions are not shared between calls. A fault of ours ends the process: the parent sees the exit and
 * says so, and no half-opened key and no login stays behind.
 */
export const serveParent = <Request, Reply>(
  isQuestion: (message: unknown) => message is Question<Request>,
  answer: (request: Request) => Promise<Reply>,
): void => {
  const channel = channelToParent<Answered<Reply>>();
  let last: Promise<void> = Promise.resolve();
  const answerAfter = async (earlier: Promise<void>, { number, request }: Question<Request>): Promise<void> => {
    await earlier;
    try {
      channel.post({ number, reply: await answer(request) });
    } catch {
      process.exit(70);
    }
  };
  channel.onMessage((message) => {
    if (isQuestion(message)) last = answerAfter(last, message);
  });
  channel.post('ready');
};
