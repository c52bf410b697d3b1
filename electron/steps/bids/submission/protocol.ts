import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failSubmission } from '#shared/bid/submission/codes.ts';
import { readingOf } from '#shared/bid/submission/protocol.ts';
import { ok } from '#shared/kernel/result.ts';
import { readProtocol } from '../../../notices/offers/read-protocol.ts';
import { readRefusal } from '../../../pki/streams/file-failure.ts';
import { loadProfile } from '../../company/company-profile.ts';
import type { Step } from '../../context.ts';
import { loadDraft } from '../bid-records.ts';

/** Protocols name some dozens of bidders; what is larger carries something else. */
const largest = 32 * 1024 * 1024;

/** What a protocol says of a bid, for the user to look at and note. Keeps nothing. */
export const readBidProtocol: Step<'submission.readProtocol'> = async ({ bidId, fileId }, { host }) => {
  const loaded = loadDraft(host.workspace.database, bidId);
  if (!loaded.ok) return loaded;
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  const file = basename(path.value);
  let bytes: Uint8Array;
  try {
    if ((await stat(path.value)).size > largest)
      return failSubmission('submission.protocol-too-large', { file, limit: largest });
    bytes = await readFile(path.value);
  } catch (error) {
    return readRefusal(error, path.value);
  }
  const protocol = readProtocol(bytes, file);
  if (!protocol.ok) return protocol;
  const { price, companyId, sourceId, lotId } = loaded.value;
  const { inn, fullName, shortName } = loadProfile(host.workspace.database, companyId);
  const { number, offers } = protocol.value;
  const reading = readingOf(offers, { inn, names: [fullName, shortName], price: price?.amount ?? null, lotId });
  return ok({
    number,
    // A number inside another counts: OCDS puts a prefix before it.
    isOfProcedure: number === null ? null : sourceId === number || sourceId.endsWith(`-${number}`),
    on: offers.find(({ on }) => on !== null)?.on ?? null,
    offers: [...offers],
    ...reading,
  });
};
