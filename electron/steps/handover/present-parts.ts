import { isAbsolute } from 'node:path';
import { basename as windowsBasename } from 'node:path/win32';
import type {
  FrozenVersion,
  LetterOfDocument,
  MadeFile,
  TravellingAuthority,
  TravellingPaper,
  TravellingRehearsal,
} from '#shared/bid/handover/parts.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import type { Details } from '#shared/kernel/failure.ts';
import type { Database } from '../../store/database.ts';
import { listPapers } from '../../store/papers/papers.ts';
import { bondOf, listAuthorityRecords } from '../authority/authority-records.ts';
import { listArtefacts, madeVersions, type Artefact } from '../bids/bid-records.ts';
import { snapshotOf } from '../bids/snapshot-records.ts';
import { lettersOf } from '../bids/templates/letter-records.ts';
import { listRehearsalRecords, type RehearsalRecord } from '../rehearsal/rehearsal-records.ts';

const madeFile = ({ name, size, digest, at }: Artefact): MadeFile => ({ name, size, digest, at });

/** A package is no part of a version: whoever has the signature makes the same one again. */
export const versionsOfBid = (database: Database, bidId: string): readonly FrozenVersion[] =>
  madeVersions(database, bidId).flatMap((version) => {
    const artefacts = listArtefacts(database, bidId, version);
    const manifest = artefacts.find(({ kind }) => kind === 'manifest');
    if (manifest === undefined) return [];
    const snapshot = snapshotOf(database, bidId, version);
    return [
      {
        version,
        manifest: { ...madeFile(manifest), name: 'bid-manifest.json' as const },
        signatures: artefacts
          .filter(({ kind, manifestDigest }) => kind === 'signature' && manifestDigest === manifest.digest)
          .map(madeFile),
        snapshot:
          snapshot === null || snapshot.manifestDigest !== manifest.digest
            ? null
            : { size: snapshot.size, digest: snapshot.digest },
      },
    ];
  });

/** The texts that documents were written from, by the document's id: one that somebody replaced by hand is no letter any more. */
export const lettersByDocument = (
  database: Database,
  { bidId, documents }: BidDraft,
): ReadonlyMap<string, LetterOfDocument> =>
  new Map(
    lettersOf(database, bidId).flatMap(({ documentId, digest, ...letter }) =>
      documents.some((document) => document.documentId === documentId && document.digest.value === digest)
        ? [[documentId, letter] as const]
        : [],
    ),
  );

export const authorityOfBid = (database: Database, bidId: string): TravellingAuthority | null => {
  const bond = bondOf(database, bidId);
  if (bond === null) return null;
  const kept = listAuthorityRecords(database).find(({ authorityId }) => authorityId === bond.authorityId);
  if (kept === undefined) return null;
  const { number, file, signatureFile } = kept;
  return { number, powers: [...bond.powers], file, signatureFile };
};

/** The papers of the bid's company that are among its documents. Of two with one content the later one speaks. */
export const papersOfDocuments = (
  database: Database,
  { companyId, documents }: Pick<BidDraft, 'companyId' | 'documents'>,
): readonly TravellingPaper[] => {
  const held = new Set(documents.map(({ digest }) => digest.value));
  const papers = listPapers(database, companyId).flatMap(
    ({ paperId: _, companyId: __, savedAt: ___, file, ...facts }) =>
      file === null || !held.has(file.digest)
        ? []
        : [
            {
              digest: file.digest,
              // Which other paper it takes the place of is a matter of the library.
              facts: { ...facts, replaces: null },
              file: { name: file.name, size: file.size, mediaType: file.mediaType },
            },
          ],
  );
  return [...new Map(papers.map((paper) => [paper.digest, paper])).values()];
};

/** Where files lie on this machine is nobody else's business: their names are enough. */
const homeless = (text: string): string =>
  isAbsolute(text) || /^(?:[A-Za-z]:[\\/]|\\\\)/.test(text) ? windowsBasename(text) : text;
const homelessDetails = (details: Details): Details =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' ? homeless(value) : Array.isArray(value) ? value.map(homeless) : value,
    ]),
  );

const travelling = ({
  rehearsalId,
  version,
  at,
  basis,
  verdict,
  reportDigest,
}: RehearsalRecord): Omit<TravellingRehearsal, 'report'> & { readonly reportDigest: string | null } => ({
  rehearsalId,
  version,
  at,
  // The key stays here, and the name it has here with it.
  basis: basis.certificate === null ? basis : { ...basis, certificate: { ...basis.certificate, keyId: null } },
  verdict: {
    ...verdict,
    refusal:
      verdict.refusal === null
        ? null
        : { code: verdict.refusal.code, details: homelessDetails(verdict.refusal.details) },
    findings: verdict.findings.map(({ place, details, ...finding }) => ({
      ...finding,
      place: place.file === undefined ? place : { ...place, file: homeless(place.file) },
      details: homelessDetails(details),
    })),
  },
  reportDigest,
});

/** The oldest first. `sizeOf` answers null for a report that is no longer there: the verdict travels without it. */
export const rehearsalsOfBid = (
  database: Database,
  bidId: string,
  sizeOf: (digest: string) => number | null,
): readonly TravellingRehearsal[] =>
  listRehearsalRecords(database, bidId)
    .map(travelling)
    .map(({ reportDigest, ...rehearsal }) => {
      const size = reportDigest === null ? null : sizeOf(reportDigest);
      return { ...rehearsal, report: reportDigest === null || size === null ? null : { digest: reportDigest, size } };
    })
    .toReversed();
