import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSubmission } from '#shared/bid/submission/codes.ts';
import { textAt } from '../../xml/query.ts';
import { openXml } from '../xml/document.ts';
import { offersInAwardNotice } from './award-eforms.ts';
import { offersInJson } from './award-json.ts';
import type { FoundOffer } from './found-offer.ts';
import { offersIn, purchaseNumberIn } from './protocol-xml.ts';

/** A protocol or an award as it came: of which purchase, and who offered what. */
export type ReadProtocol = { readonly number: string | null; readonly offers: readonly FoundOffer[] };

const firstByte = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\uFEFF?\s*/, '')
    .slice(0, 1);

const numberInJson = (bytes: Uint8Array): string | null =>
  /"(?:ocid|tenderID)"\s*:\s*"([^"]{1,200})"/.exec(new TextDecoder().decode(bytes))?.[1] ?? null;

/**
 * Reads a final protocol of 44-FZ or 223-FZ, an award notice of eForms, or a record of OCDS or ProZorro. Refuses with
 * `submission.protocol-empty` what names no price of any bidder, and with the reader's own code what is no sound XML.
 */
export const readProtocol = (bytes: Uint8Array, file: string): Outcome<ReadProtocol> => {
  const read = ((): Outcome<ReadProtocol> => {
    if (firstByte(bytes) === '{' || firstByte(bytes) === '[')
      return ok({ number: numberInJson(bytes), offers: offersInJson(bytes) });
    const opened = openXml(bytes);
    if (!opened.ok) return { ok: false, error: { code: opened.finding.code, details: opened.finding.details } };
    const { root } = opened;
    return root.local === 'ContractAwardNotice'
      ? ok({ number: textAt(root, 'ContractFolderID'), offers: offersInAwardNotice(root) })
      : ok({ number: purchaseNumberIn(root), offers: offersIn(root) });
  })();
  return read.ok && read.value.offers.length === 0 ? failSubmission('submission.protocol-empty', { file }) : read;
};
