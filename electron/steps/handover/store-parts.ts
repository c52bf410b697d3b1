import { canonicalText } from '#shared/bid/handover/canonical.ts';
import type { FrozenVersion } from '#shared/bid/handover/parts.ts';
import { overrideKey } from '#shared/bid/handover/parts.ts';
import type { HandoverState } from '#shared/bid/handover/state.ts';
import type { Database } from '../../store/database.ts';
import { moneyOfBid, saveMoneyOfBid } from '../../store/money/funding.ts';
import { demandsOfBid, keepDemand } from '../../store/papers/papers.ts';
import { bondOf, saveBond } from '../authority/authority-records.ts';
import { listArtefacts, saveArtefacts, type Artefact } from '../bids/bid-records.ts';
import { artefactPlace } from '../bids/bid-folder.ts';
import { loadStudy, storeStudy } from '../bids/prices/study-records.ts';
import { overridesOfBid, saveOverrides } from '../bids/readiness/override-records.ts';
import { keepSnapshot } from '../bids/snapshot-records.ts';
import { keepLetter, keepOwnFields, ownFields } from '../bids/templates/letter-records.ts';
import { keepBroughtRehearsal } from '../rehearsal/rehearsal-records.ts';
import type { Host } from '../context.ts';
import { rehearsalsOfBid } from './present-parts.ts';

const isSame = (a: unknown, b: unknown): boolean => canonicalText(a) === canonicalText(b);

const storeVersion = (host: Host, bidId: string, frozen: FrozenVersion): void => {
  const { database } = host.workspace;
  const { version, manifest, signatures, snapshot } = frozen;
  const artefactOf =
    (kind: Artefact['kind']) =>
    ({ name, size, digest, at }: FrozenVersion['signatures'][number]): Artefact => ({
      kind,
      version,
      name,
      path: artefactPlace(host, bidId, version, name),
      size,
      digest,
      manifestDigest: manifest.digest,
      at,
    });
  const before = listArtefacts(database, bidId, version);
  const told = (files: readonly { readonly name: string; readonly digest: string }[]): string =>
    files
      .map(({ name, digest }) => `${name} ${digest}`)
      .toSorted()
      .join('\n');
  const kept = (kind: Artefact['kind']): readonly Artefact[] => before.filter((one) => one.kind === kind);
  // A package that fits stays; of another manifest, or without one of the signatures, it is none of this version.
  if (told(kept('manifest')) !== told([manifest]) || told(kept('signature')) !== told(signatures))
    saveArtefacts(
      database,
      bidId,
      version,
      ['manifest', 'signature', 'package'],
      [artefactOf('manifest')(manifest), ...signatures.map(artefactOf('signature'))],
    );
  if (snapshot !== null) keepSnapshot(database, bidId, version, { ...snapshot, manifestDigest: manifest.digest });
};

const storeLetters = (database: Database, { draft, letterFields }: HandoverState): void => {
  const { bidId, documents } = draft;
  for (const { documentId, digest, letter } of documents)
    if (letter !== null) keepLetter(database, bidId, { ...letter, documentId, digest: digest.value });
  if (!isSame(letterFields, ownFields(database, bidId))) keepOwnFields(database, bidId, letterFields);
};

const storeDemands = (database: Database, { draft: { bidId }, demands }: HandoverState): void => {
  for (const kindId of Object.keys(demandsOfBid(database, bidId)))
    if (demands[kindId] === undefined) keepDemand(database, bidId, kindId, null);
  for (const [kindId, ruleId] of Object.entries(demands)) keepDemand(database, bidId, kindId, ruleId);
};

/** What hangs on a bid beside draft and prices. Belongs into the transaction that decided it. */
export const storeParts = (host: Host, state: HandoverState, authorityId: string | null): void => {
  const { database } = host.workspace;
  const { bidId } = state.draft;
  const now = host.clock();
  for (const version of state.versions) storeVersion(host, bidId, version);
  storeLetters(database, state);
  storeDemands(database, state);
  const bond =
    authorityId === null || state.authority === null ? null : { authorityId, powers: state.authority.powers };
  if (!isSame(bond, bondOf(database, bidId))) saveBond(database, bidId, bond, now);
  if (!isSame(state.study, loadStudy(database, bidId))) storeStudy(database, bidId, state.study, now);
  if (!isSame(state.money, moneyOfBid(database, bidId))) saveMoneyOfBid(database, bidId, state.money, now);

  const known = new Set(overridesOfBid(database, bidId).map(overrideKey));
  for (const override of state.overrides)
    if (!known.has(overrideKey(override))) saveOverrides(database, { bidId, ...override }, [override]);

  const rehearsed = new Map(rehearsalsOfBid(database, bidId, () => 0).map((one) => [one.rehearsalId, one]));
  for (const rehearsal of state.rehearsals) {
    const { report, ...told } = rehearsal;
    const before = rehearsed.get(rehearsal.rehearsalId);
    const isKnown =
      before !== undefined &&
      isSame({ ...before, report: null }, { ...told, report: null }) &&
      (report === null || before.report?.digest === report.digest);
    if (!isKnown) keepBroughtRehearsal(database, { ...told, bidId, reportDigest: report?.digest ?? null });
  }
};
