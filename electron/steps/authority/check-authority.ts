import { shippedPowers } from '#shared/company/authority/classifier.ts';
import { judgeAuthority } from '#shared/company/authority/judge.ts';
import type { Person } from '#shared/company/authority/model.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { readCertificateFacts } from '../../pki/certificate-facts.ts';
import type { Host, Step } from '../context.ts';
import { findKeyRecord } from '../keys/key-records.ts';
import { readDerFile } from '../trust/anchors.ts';
import { readAuthorities } from './authority-records.ts';
import { authorityZone, companyNumbers } from './judge-kept.ts';
import { powerView, signatureView, takePower } from './keep-authority.ts';
import { signerOf } from './verify-principal.ts';

/** Whom the certificate names that is going to sign: out of a file, or of a key of the workspace; null: neither was given. */
const signerFrom = async (
  host: Host,
  { certificateFileId, keyId }: { readonly certificateFileId: string | null; readonly keyId: string | null },
): Promise<Outcome<Person | null>> => {
  let der: Uint8Array | undefined;
  if (certificateFileId !== null) {
    const path = host.files.pathOf(certificateFileId);
    if (!path.ok) return path;
    const read = await readDerFile(path.value, 'CERTIFICATE');
    if (!read.ok) return read;
    [der] = read.value;
  } else if (keyId === null) return ok(null);
  else {
    const record = findKeyRecord(host.workspace.database, keyId);
    if (record === null) return failKernel('record.not-found', { kind: 'key', id: keyId });
    der = record.certificates[0]?.certificate;
  }
  if (der === undefined) return ok(null);
  const facts = readCertificateFacts(der);
  return facts.ok ? ok(signerOf(facts.value)) : facts;
};

export const checkAuthority: Step<'authority.check'> = async (input, call) => {
  const { host } = call;
  const taken = await takePower(call, input);
  if (!taken.ok) return taken;
  const signer = await signerFrom(host, input);
  if (!signer.ok) return signer;
  const { power, signature } = taken.value;
  const kept = await readAuthorities(host.workspace.database, host.workspace.vault);
  const findings = judgeAuthority(power, {
    today: input.on ?? dayIn(host.clock(), authorityZone),
    deadline: null,
    company: companyNumbers(host),
    signer: signer.value,
    wanted: input.powers,
    signature,
    law: null,
    classifier: shippedPowers,
    others: kept.filter((one) => one.number !== power.number),
  }).map((finding) => ({ ...finding }));
  return ok({
    power: powerView(power),
    signature: signatureView(signature),
    findings,
    isSound: findings.every(({ severity }) => severity !== 'blocker'),
  });
};
