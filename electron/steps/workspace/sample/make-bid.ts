import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { addDocuments } from '../../bids/add-documents.ts';
import { createBid } from '../../bids/create-bid.ts';
import { setPrice, setSecurity } from '../../bids/edit-bid.ts';
import { freezeBid } from '../../bids/freeze-bid.ts';
import { packageBid } from '../../bids/package-bid.ts';
import type { Call } from '../../context.ts';
import { signBid } from '../../signing/sign-bid.ts';
import type { SampleBid } from './bids.ts';
import { writeAndTake } from './take.ts';

/** A number of the state system stands for itself; the other notices come as OCDS. */
const sourceIdOf = (number: string): string => (/^\d{19}$/.test(number) ? number : `ocds-sample-${number}`);

/** One bid of the sample, as far as it gets; answers its id. */
export const makeBid = async (call: Call, folder: string, bid: SampleBid, keyId: string): Promise<Outcome<string>> => {
  const created = await createBid({ procedureId: sourceIdOf(bid.number), lotId: bid.lot }, call);
  if (!created.ok) return created;
  const { bidId } = created.value;
  const files = join(folder, `bid-${bid.number}`);
  await mkdir(files, { recursive: true });
  for (const { name, text, itemId } of bid.files) {
    const file = await writeAndTake(call, files, name, text);
    if (!file.ok) return file;
    const added = await addDocuments({ bidId, fileIds: [file.value], itemId }, call);
    if (!added.ok) return added;
  }
  const currency = bid.number.startsWith('EU') ? 'EUR' : 'RUB';
  if (bid.price !== null) {
    const priced = await setPrice({ bidId, price: { amount: bid.price, currency } }, call);
    if (!priced.ok) return priced;
  }
  if (bid.security !== null) {
    const secured = await setSecurity({ bidId, security: { amount: bid.security, currency } }, call);
    if (!secured.ok) return secured;
  }
  if (bid.until === 'draft') return ok(bidId);
  const frozen = await freezeBid({ bidId, despite: null }, call);
  if (!frozen.ok) return frozen;
  if (bid.until === 'frozen') return ok(bidId);
  const signed = await signBid(
    {
      bidId,
      keyId,
      keyFileId: null,
      token: null,
      certificateId: null,
      form: 'detached',
      encoding: 'der',
      scheme: null,
      digest: null,
      level: 'B',
      tsas: [],
      trustFileIds: [],
      certificateFileIds: [],
      crlFileIds: [],
      ocspFileIds: [],
      fetch: 'nothing',
      freshRevocation: false,
      out: null,
    },
    call,
  );
  if (!signed.ok) return signed;
  const packaged = await packageBid({ bidId, out: null }, call);
  return packaged.ok ? ok(bidId) : packaged;
};
