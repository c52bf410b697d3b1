import { checkClock, checkMoney, checkToken } from '#shared/bid/checks/circumstances.ts';
import { observation, type ClockFacts } from '#shared/bid/checks/facts.ts';
import { checkGuarantees } from '#shared/bid/checks/guarantee.ts';
import { byUrgency } from '#shared/bid/checks/index.ts';
import { passPlatform } from '#shared/bid/checks/platform.ts';
import { checkUpload } from '#shared/bid/checks/upload.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { lastClockCheck } from '../../../store/procedures/reminders.ts';
import type { Database } from '../../../store/database.ts';
import type { Host } from '../../context.ts';
import { loadSettings } from '../../workspace/settings.ts';
import type { GatheredBid } from '../gather-bid.ts';
import { guaranteeLooks } from './guarantee-looks.ts';
import { elsewhereFindings } from './notice-elsewhere.ts';
import { moneyFactsOf } from './money-facts.ts';
import { keysFor } from './signer-checks.ts';
import { gatherSigning } from './signing-facts.ts';
import { lookAtToken } from './token-look.ts';

const clockFacts = (database: Database): ClockFacts | null => {
  const check = lastClockCheck(database);
  return check === undefined
    ? null
    : {
        aheadSeconds: Math.round((check.ours - check.theirs) / 1000),
        checkedAt: instantFromEpoch(check.ours),
      };
};

export const bytesOf = ({ draft }: Pick<GatheredBid, 'draft'>): number =>
  draft.documents.reduce((sum, { size }) => sum + size, 0);

/** The upstream of the user's line in kilobits a second; null: never said. */
export const lineSpeed = async (host: Host): Promise<number | null> => {
  const { uploadKilobits } = await loadSettings(host);
  return uploadKilobits === '' ? null : Number(uploadKilobits);
};

const noticeIsCurrent = ({ ownEdition, procedure }: GatheredBid): readonly Finding[] =>
  ownEdition === procedure.edition ? [observation('readiness.notice-current', 'passed', { edition: ownEdition })] : [];

/** The token of the one key that would sign; with several to choose from nobody knows which. */
const tokenFindings = async (host: Host, bid: GatheredBid): Promise<readonly Finding[]> => {
  const keys = keysFor(host, bid, await gatherSigning(host));
  const [key] = keys;
  if (key === undefined || keys.some(({ path }) => path !== key.path)) return [];
  return checkToken(await lookAtToken(host, key));
};

/**
 * All that stands between a gathered bid and its submission, most urgent first: its own findings, the money, the guarantee's text, this
 * machine's clock and line, and, where it is asked for, the token.
 */
export const readinessFindings = async (
  host: Host,
  bid: GatheredBid,
  options: { readonly token: boolean },
): Promise<readonly Finding[]> => {
  const { draft, procedure, platform } = bid;
  const now = host.clock();
  return [
    ...bid.findings,
    ...passPlatform({
      draft,
      checklist: bid.checklist,
      platform: platform === null ? null : { name: platform.name, ...platform.limits },
      procedure: {
        deadline: procedure.deadline,
        ownEdition: bid.ownEdition,
        newestEdition: procedure.edition,
        lotIds: [],
        value: null,
      },
      now,
    }),
    ...noticeIsCurrent(bid),
    ...elsewhereFindings(host.workspace.database, bid),
    ...checkMoney(moneyFactsOf(host, draft.bidId)),
    ...checkGuarantees(await guaranteeLooks(host, bid)),
    ...checkClock({ clock: clockFacts(host.workspace.database), now }),
    ...checkUpload({
      bytes: bytesOf(bid),
      kilobitsPerSecond: await lineSpeed(host),
      deadline: procedure.deadline,
      now,
    }),
    ...(options.token ? await tokenFindings(host, bid) : []),
  ].toSorted(byUrgency);
};
