import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { noteStep, setResult, submit } from '../../bids/submission/submission.ts';
import type { Call } from '../../context.ts';
import { earlierBids, stateNotices, type EarlierBid, type SampleHappening } from './history.ts';
import { importText } from './import-text.ts';
import { makeBid } from './make-bid.ts';
import { callAt } from './moments.ts';
import { sampleNotices } from './procedures.ts';
import { stateNotice } from './state-notices.ts';
import { writeAndTake } from './take.ts';

/** Hours ago that the notices whose time is over came. */
const earlierNotices = -28 * 24;

const happen = async (
  call: Call,
  folder: string,
  bidId: string,
  happening: SampleHappening,
): Promise<Outcome<unknown>> => {
  switch (happening.kind) {
    case 'submitted': {
      const number = happening.receipt;
      const file = await writeAndTake(
        call,
        folder,
        `Уведомление ${number}.txt`,
        `Заявка принята, номер ${number}, ${call.host.clock()}\nОбразец: не документ.\n`,
      );
      return file.ok ? submit({ bidId, receiptNumber: number, receiptFileId: file.value, at: null }, call) : file;
    }
    case 'result': {
      const { outcome, reasonId, note, winnerPrice, winner, place } = happening;
      return setResult({ bidId, outcome, reasonId, note, winnerPrice, winner, place, at: null }, call);
    }
    case 'step':
      return noteStep({ bidId, step: happening.step, at: null, isDone: true }, call);
  }
};

type Moment = { readonly hours: number; readonly run: () => Promise<Outcome<unknown>> };

/**
 * The days before the sample was loaded: notices come, bids are made and submitted, results are learnt. In the order in which it was, so
 * that the chain of acts never goes back in time.
 */
export const liveThrough = async (call: Call, folder: string, keyId: string): Promise<Outcome<null>> => {
  const now = call.host.clock();
  const bidIds = new Map<EarlierBid, string>();
  const moments: Moment[] = stateNotices.map((notice) => ({
    hours: notice.published + 2,
    run: () => importText(callAt(call, notice.published + 2), folder, `${notice.number}.xml`, stateNotice(notice, now)),
  }));
  moments.push({
    hours: earlierNotices,
    run: () => importText(callAt(call, earlierNotices), folder, 'notices-earlier.json', sampleNotices(now, 'earlier')),
  });
  for (const one of earlierBids) {
    moments.push({
      hours: one.begun,
      run: async () => {
        const made = await makeBid(callAt(call, one.begun), folder, one.bid, keyId);
        if (made.ok) bidIds.set(one, made.value);
        return made;
      },
    });
    for (const happening of one.afterwards)
      moments.push({
        hours: happening.hours,
        run: () => happen(callAt(call, happening.hours), folder, bidIds.get(one) ?? '', happening),
      });
  }
  for (const { run } of moments.toSorted((a, b) => a.hours - b.hours)) {
    const done = await run();
    if (!done.ok) return done;
  }
  return ok(null);
};
