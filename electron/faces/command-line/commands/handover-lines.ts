import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Desk, Done } from '../command.ts';
import { table } from '../table.ts';
import { incomingLines } from './bid-take-over.ts';
import { findingLines } from './finding-lines.ts';

/** From hand to hand until now, whether the bid is still what was handed over, and what waits to be joined. */
export const showPassings = async (desk: Desk, bidId: string): Promise<Outcome<Done>> => {
  const answer = await desk.ask('handover.show', { bidId });
  if (!answer.ok) return answer;
  const { content, passings, findings, waiting } = answer.value;
  return ok({
    value: answer.value,
    exit: 0,
    text: (words) => [
      `${words.say('handover.content')}: SHA-256 ${content}`,
      ...(passings.length === 0 ? [words.say('handover.diff.nothing.handed-over')] : []),
      ...table(
        passings.map(({ at, direction, fromRole, toRole, person, note }) => [
          words.moment(at),
          words.say(`handover.direction.${direction}`),
          `${words.say(`handover.role.${fromRole}`)} → ${words.say(`handover.role.${toRole}`)}`,
          person,
          note,
        ]),
      ),
      ...findingLines(findings, words),
      ...(waiting === null ? [] : incomingLines(waiting, words)),
    ],
  });
};
