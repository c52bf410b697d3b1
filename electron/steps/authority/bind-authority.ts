import { failAuthority } from '#shared/company/authority/codes.ts';
import { givesPower } from '#shared/company/authority/powers.ts';
import { failBid } from '#shared/bid/codes.ts';
import { sameDocumentName } from '#shared/bid/document-name.ts';
import type { BidDocument, BidDraft } from '#shared/bid/draft.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { editDraft } from '../bids/edit-bid.ts';
import type { Host, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { readAuthorities, saveBond, type ReadAuthority } from './authority-records.ts';

/** The item of every checklist under which the signer's authority is shown. */
const item = 'authority';

const documentsOf = (host: Host, { file, signatureFile }: ReadAuthority): readonly BidDocument[] =>
  [file, ...(signatureFile === null ? [] : [signatureFile])].map(({ name, size, digest }, index) => ({
    documentId: newId(host.random),
    name,
    size,
    digest: { algorithm: 'sha-256', value: digest },
    mediaType: index === 0 ? 'application/xml' : 'application/octet-stream',
    itemId: item,
    addedAt: host.clock(),
  }));

/** Each file once; another file of the same name is refused, never written over. */
const withDocuments = (draft: BidDraft, added: readonly BidDocument[]): Outcome<BidDraft> => {
  let { documents } = draft;
  for (const document of added) {
    const same = documents.find((other) => sameDocumentName(other.name, document.name));
    if (same === undefined) documents = [...documents, document];
    else if (same.digest.value !== document.digest.value) return failBid('bid.name-taken', { file: document.name });
  }
  return ok({ ...draft, documents });
};

export const setAuthority: Step<'bids.setAuthority'> = async (input, { host }) => {
  const { bidId, authorityId, powers } = input;
  const { database, vault } = host.workspace;
  const keep = (bond: Parameters<typeof saveBond>[2]): void => {
    const now = host.clock();
    saveBond(database, bidId, bond, now);
    const subject = bond === null ? bidId : `${bidId} ${bond.authorityId}`;
    recordAct(database, {
      at: now,
      act: bond === null ? 'bid.authority-unbound' : 'bid.authority-bound',
      subject,
      digest: null,
    });
  };
  if (authorityId === null)
    return editDraft(host, bidId, (draft) => {
      keep(null);
      return ok(draft);
    });
  const kept = await readAuthorities(database, vault);
  const authority = kept.find((one) => one.authorityId === authorityId || one.number === authorityId.toLowerCase());
  if (authority === undefined) return failKernel('record.not-found', { kind: 'authority', id: authorityId });
  const unknown = powers.find((power) => !givesPower(authority.power.powers, power));
  if (unknown !== undefined) {
    const { codes, text } = authority.power.powers;
    const offered = codes.map(({ code, name }) => `${code} ${name}`);
    return failAuthority('authority.power-unknown', {
      power: unknown,
      powers: offered.length > 0 ? offered.slice(0, 20) : [(text ?? '').slice(0, 200)],
    });
  }
  const documents = input.withDocuments ? documentsOf(host, authority) : [];
  return editDraft(host, bidId, (draft) => {
    const next = withDocuments(draft, documents);
    if (next.ok) keep({ authorityId: authority.authorityId, powers });
    return next;
  });
};
