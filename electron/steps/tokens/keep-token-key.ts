import { createHash } from 'node:crypto';
import { failKernel } from '#shared/kernel/codes.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { failToken } from '#shared/signature/token-codes.ts';
import { isToken, tokenName, type TokenCertificate, type TokenFacts } from '#shared/signature/token-facts.ts';
import { chainFrom } from '../../keys/key-file/pair.ts';
import { scanLibrary } from '../../keys/token/scan-library.ts';
import type { Host, Step } from '../context.ts';
import { findKeyByPath, saveKeyRecord, type KeyRecord } from '../keys/key-records.ts';
import { viewOfKey } from '../keys/manage-keys.ts';
import { ownCertificates } from '../keys/own-certificates.ts';
import { tokenUri } from '../keys/token-uri.ts';
import { recordAct } from '../workspace/acts.ts';
import { launchOf, librariesFor } from './which-library.ts';

const recordOf = (
  host: Host,
  found: { readonly library: string; readonly token: TokenFacts; readonly certificate: TokenCertificate },
  label: string | null,
): KeyRecord => {
  const { library, token, certificate } = found;
  const path = tokenUri({ library, label: token.label, serial: token.serial, id: certificate.id });
  const known = findKeyByPath(host.workspace.database, path);
  const issuers = [...token.certificates.map(({ der }) => der), ...ownCertificates(host)];
  return {
    keyId: known?.keyId ?? newId(host.random),
    label: label ?? known?.label ?? (certificate.label || tokenName(token)),
    path,
    addedAt: known?.addedAt ?? host.clock(),
    certificates: [
      {
        certificateId: createHash('sha256').update(certificate.der).digest('hex'),
        certificate: certificate.der,
        chain: chainFrom(certificate.der, issuers),
      },
    ],
  };
};

/** Keeps where the key is and its certificate, so that it can be chosen and judged while the token is out. */
export const keepTokenKey: Step<'tokens.keep'> = async (input, { host }) => {
  const libraries = librariesFor(host, { library: input.library, libraryFileId: null });
  if (!libraries.ok) return libraries;
  const { library, token: wanted, certificateId } = input;
  const { slots, fault } = await scanLibrary(library, launchOf(host));
  if (fault !== null) return { ok: false, error: fault };
  const tokens = slots.flatMap(({ token }) => (token === null ? [] : [token]));
  const token = tokens.find((one) => isToken(wanted, one));
  if (token === undefined) return failToken('token.not-found', { token: wanted, tokens: tokens.map(tokenName) });
  const certificate = token.certificates.find(
    ({ der }) => createHash('sha256').update(der).digest('hex') === certificateId,
  );
  if (certificate === undefined) return failKernel('record.not-found', { kind: 'certificate', id: certificateId });
  const record = recordOf(host, { library, token, certificate }, input.label);
  const { database } = host.workspace;
  database.transaction(() => {
    saveKeyRecord(database, record);
    recordAct(database, { at: host.clock(), act: 'key.added', subject: record.label, digest: certificateId });
  });
  host.emit({ type: 'changed', subject: 'keys' });
  return ok(viewOfKey(host, record));
};
