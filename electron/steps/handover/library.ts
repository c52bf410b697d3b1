import { canonicalText } from '#shared/bid/handover/canonical.ts';
import { failHandover, type HandoverCode } from '#shared/bid/handover/codes.ts';
import type { TravellingPaper } from '#shared/bid/handover/parts.ts';
import type { HandoverState } from '#shared/bid/handover/state.ts';
import type { PrincipalSignature } from '#shared/company/authority/model.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { readEmchd } from '../../documents/emchd/read-emchd.ts';
import { findPaper, keepPaper, listPapers, type KeptPaper } from '../../store/papers/papers.ts';
import { listAuthorityRecords, saveAuthorityRecord, type AuthorityRecord } from '../authority/authority-records.ts';
import { verifyPrincipal } from '../authority/verify-principal.ts';
import type { Call, Host } from '../context.ts';

/** What of the library belongs to the bid on one side: what both sides have was merged, and what was decided is written. */
type Sides = { readonly state: HandoverState; readonly mine: HandoverState | null; readonly companyId: string };

type PowerPlan = { readonly kept: AuthorityRecord | null; readonly isWritten: boolean };

/** A power of attorney that lies here under the same number with another content is only written over where that was decided. */
const planPower = (host: Host, { state, mine }: Sides): PowerPlan | null => {
  const { authority } = state;
  if (authority === null) return null;
  const kept = listAuthorityRecords(host.workspace.database).find(({ number }) => number === authority.number) ?? null;
  const same =
    kept !== null &&
    kept.file.digest === authority.file.digest &&
    kept.signatureFile?.digest === authority.signatureFile?.digest;
  const decided = kept === null || mine?.authority?.number === authority.number;
  return { kept, isWritten: !same && decided };
};

const isSame = (paper: TravellingPaper, { file, ...kept }: KeptPaper): boolean => {
  const { paperId: _, companyId: __, savedAt: ___, ...facts } = kept;
  return (
    canonicalText([paper.facts, paper.file.name]) === canonicalText([{ ...facts, replaces: null }, file?.name ?? null])
  );
};

type PaperPlan = { readonly paper: TravellingPaper; readonly kept: KeptPaper | null; readonly isWritten: boolean };

const planPapers = (host: Host, { state, mine, companyId }: Sides): readonly PaperPlan[] => {
  if (state.papers.length === 0) return [];
  const here = new Map(
    listPapers(host.workspace.database, companyId).flatMap((kept) =>
      kept.file === null ? [] : [[kept.file.digest, kept] as const],
    ),
  );
  return state.papers.map((paper) => {
    const kept = here.get(paper.digest) ?? null;
    const decided = kept === null || mine?.papers.some(({ digest }) => digest === paper.digest) === true;
    return { paper, kept, isWritten: decided && (kept === null || !isSame(paper, kept)) };
  });
};

/** What came with the bid, lies here already with other words, and is left as it is here. */
export const keptOwn = (host: Host, sides: Sides): readonly Finding<HandoverCode>[] => {
  const tell = (what: string): Finding<HandoverCode> => ({
    code: 'handover.kept-own',
    severity: 'warning',
    place: {},
    details: { what },
  });
  const { authority } = sides.state;
  const power = planPower(host, sides);
  const differs =
    authority !== null && power?.kept !== null && power?.isWritten === false
      ? power.kept.file.digest !== authority.file.digest
      : false;
  return [
    ...(differs && authority !== null ? [tell(authority.number)] : []),
    ...planPapers(host, sides).flatMap(({ paper, kept, isWritten }) =>
      kept !== null && !isWritten && !isSame(paper, kept) ? [tell(kept.title)] : [],
    ),
  ];
};

/**
 * The verdict over the principal's signature, made here and with what is trusted here: another machine's word is not taken. Refuses a file
 * that is no power of attorney, or not the one that the record says.
 */
export const verifyBrought = async (
  call: Call,
  sides: Sides,
  file: string,
): Promise<Outcome<PrincipalSignature | null>> => {
  const { vault } = call.host.workspace;
  const { authority } = sides.state;
  if (authority === null || planPower(call.host, sides)?.isWritten !== true) return ok(null);
  const bytes = await vault.read(authority.file.digest);
  if (!bytes.ok) return bytes;
  const power = readEmchd(bytes.value, authority.file.name);
  const fault = power.ok ? (power.value.number === authority.number ? null : 'number') : power.error.code;
  if (fault !== null) return failHandover('handover.damaged', { file, where: authority.file.name, reason: fault });
  return authority.signatureFile === null
    ? ok(null)
    : verifyPrincipal(call, vault.pathOf(authority.file.digest), vault.pathOf(authority.signatureFile.digest));
};

/** Belongs into the transaction that takes the bid over. Answers the place of the bid's power of attorney here. */
export const storeLibrary = (host: Host, sides: Sides, signature: PrincipalSignature | null): string | null => {
  const { database } = host.workspace;
  const now = host.clock();
  for (const { paper, kept, isWritten } of planPapers(host, sides)) {
    if (!isWritten) continue;
    const { name, size, mediaType } = paper.file;
    const paperId = kept?.paperId ?? newId(host.random);
    keepPaper(database, {
      ...paper.facts,
      replaces: kept?.replaces ?? null,
      paperId,
      companyId: findPaper(database, paperId)?.companyId ?? sides.companyId,
      file: { name, size, digest: paper.digest, mediaType },
      savedAt: now,
    });
  }
  const { authority } = sides.state;
  const power = planPower(host, sides);
  if (authority === null || power === null) return null;
  const authorityId = power.kept?.authorityId ?? newId(host.random);
  if (power.isWritten)
    saveAuthorityRecord(database, {
      authorityId,
      number: authority.number,
      file: authority.file,
      signatureFile: authority.signatureFile,
      signature,
      addedAt: power.kept?.addedAt ?? now,
    });
  return authorityId;
};
