import { createHash } from 'node:crypto';
import type { TokenLibraryView, TokenView } from '#shared/contract/tokens.ts';
import type { Failure, Finding } from '#shared/kernel/failure.ts';
import { judgeSlot } from '#shared/signature/token-doctor.ts';
import { hasFlag, pinTriesOf, tokenName, type SlotFacts, type TokenFacts } from '#shared/signature/token-facts.ts';
import { familiesOf } from '#shared/signature/token-mechanisms.ts';
import type { LibraryScan } from '../../keys/token/scan-library.ts';
import { readCertificateFacts } from '../../pki/certificate-facts.ts';
import { viewOf } from '../keys/certificate-view.ts';
import type { KeyRecord } from '../keys/key-records.ts';
import { isTokenUri } from '../keys/token-uri.ts';

const asFinding = (failure: Failure): Finding => ({
  code: failure.code,
  severity: 'blocker',
  place: {},
  details: failure.details,
});

const keyIdOf = (keys: readonly KeyRecord[], certificateId: string): string | null =>
  keys.find(
    ({ path, certificates }) =>
      isTokenUri(path) && certificates.some((certificate) => certificate.certificateId === certificateId),
  )?.keyId ?? null;

const viewOfToken = (facts: TokenFacts, keys: readonly KeyRecord[]): TokenView => ({
  name: tokenName(facts),
  label: facts.label,
  serial: facts.serial,
  model: facts.model,
  manufacturer: facts.manufacturer,
  firmware: facts.firmware,
  signsWith: familiesOf(facts.mechanisms).filter((family) => family !== 'streebog'),
  hashesStreebog: familiesOf(facts.mechanisms).includes('streebog'),
  pin: {
    wanted: hasFlag(facts.flags, 'loginRequired'),
    onPad: hasFlag(facts.flags, 'protectedAuthenticationPath'),
    tries: pinTriesOf(facts.flags),
    ...facts.pinLength,
  },
  certificates: facts.certificates.flatMap(({ der }) => {
    const read = readCertificateFacts(der);
    if (!read.ok) return [];
    const certificateId = createHash('sha256').update(der).digest('hex');
    return [{ certificate: viewOf(read.value), keyId: keyIdOf(keys, certificateId) }];
  }),
});

const viewOfSlot = (slot: SlotFacts, keys: readonly KeyRecord[]): TokenLibraryView['slots'][number] => ({
  reader: slot.reader,
  token: slot.token === null ? null : viewOfToken(slot.token, keys),
  findings: [...judgeSlot(slot)],
});

/** A library as it was just found, with what its tokens say of themselves and what to do about it. */
export const viewOfLibrary = (scan: LibraryScan, kept: boolean, keys: readonly KeyRecord[]): TokenLibraryView => ({
  path: scan.path,
  kept,
  facts: scan.library,
  findings: scan.fault === null ? [] : [asFinding(scan.fault)],
  slots: scan.slots.map((slot) => viewOfSlot(slot, keys)),
});
