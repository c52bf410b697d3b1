import { addDays } from '#shared/calendar/days.ts';
import type { FinanceFinding } from '#shared/finance/calculation.ts';
import { ruleSetDate } from '#shared/finance/rules/choose.ts';
import { dayIn, instantFromEpoch, type PlainDay } from '#shared/kernel/instant.ts';
import { publishedOfBids, publishedSince } from '../../store/money/rules.ts';
import type { Workspace } from '../../store/workspace.ts';
import { moneyZone } from './ledger.ts';
import { workspaceBasis } from './own-basis.ts';

/** The law of a notice's format, where rules of securities are known by law. */
const lawOfFormat: Readonly<Record<string, string>> = { ru44: '44-fz', ru223: '223-fz' };
const formatOfLaw = new Map(Object.entries(lawOfFormat).map(([format, law]) => [law, format]));

/** How many procedures' notices were published after the day up to which a law's rules are known to hold. */
export const newerNotices = ({ database }: Workspace, law: string, date: PlainDay): number => {
  const format = formatOfLaw.get(law);
  return format === undefined ? 0 : publishedSince(database, format, Date.parse(`${addDays(date, 1)}T00:00:00+03:00`));
};

/** By bid, what is said aloud of a notice that is newer than the rules its money is found by. */
export const newerNoticeFindings = (workspace: Workspace): ReadonlyMap<string, FinanceFinding> => {
  const { rules } = workspaceBasis(workspace);
  return new Map(
    publishedOfBids(workspace.database).flatMap(({ bidId, format, published }) => {
      const law = lawOfFormat[format];
      const known = law === undefined ? null : ruleSetDate(rules, law);
      const publishedOn = dayIn(instantFromEpoch(published), moneyZone);
      if (law === undefined || known === null || publishedOn <= known) return [];
      const details = { law, ruleSetDate: known, publishedOn };
      return [
        [bidId, { code: 'finance.rules-older-than-notice', severity: 'warning', place: { item: bidId }, details }],
      ];
    }),
  );
};
