import type { Migration } from '../migrate.ts';
import { procedures } from './0001-procedures.ts';
import { bids } from './0002-bids.ts';
import { batches } from './0003-batches.ts';
import { trustMaterial } from './0004-trust-material.ts';
import { tokenLibraries } from './0005-token-libraries.ts';
import { timestampQueue } from './0006-timestamp-queue.ts';
import { deadlines } from './0007-deadlines.ts';
import { procedureKinds } from './0008-procedure-kinds.ts';
import { organiser } from './0009-organiser.ts';
import { referenceData } from './0010-reference.ts';
import { money } from './0011-money.ts';
import { evidence } from './0012-evidence.ts';
import { waitingEditions } from './0013-waiting-editions.ts';
import { organiserLists } from './0014-organiser-lists.ts';
import { bidPrices } from './0015-bid-prices.ts';
import { bidEvents } from './0016-bid-events.ts';
import { changedLately } from './0017-changed-lately.ts';
import { companies } from './0018-companies.ts';
import { auctions } from './0019-auctions.ts';
import { bidReadiness } from './0020-bid-readiness.ts';
import { market } from './0021-market.ts';
import { planAdoption } from './0022-plan-adoption.ts';
import { bidHandover } from './0023-bid-handover.ts';
import { bidTexts } from './0024-bid-texts.ts';
import { bidVersions } from './0025-bid-versions.ts';
import { checklistCopies } from './0026-checklist-copies.ts';
import { actsElsewhere } from './0027-acts-elsewhere.ts';

/** Every step in order. To add one: a file with the next number, and a line here. */
export const migrations: readonly Migration[] = [
  procedures,
  bids,
  batches,
  trustMaterial,
  tokenLibraries,
  timestampQueue,
  deadlines,
  procedureKinds,
  organiser,
  referenceData,
  money,
  evidence,
  waitingEditions,
  organiserLists,
  bidPrices,
  bidEvents,
  changedLately,
  companies,
  auctions,
  bidReadiness,
  market,
  planAdoption,
  bidHandover,
  bidTexts,
  bidVersions,
  checklistCopies,
  actsElsewhere,
];
