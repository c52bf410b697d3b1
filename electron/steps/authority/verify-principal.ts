import type { PrincipalSignature } from '#shared/company/authority/model.ts';
import { digitsOf } from '#shared/company/authority/person.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { CertificateFacts } from '#shared/signature/certificate-facts.ts';
import { nameValue } from '#shared/signature/certificate-facts.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import { verifyFile } from '../../pki/verify/verify-file.ts';
import type { Call } from '../context.ts';
import { listAnchors } from '../trust/anchors.ts';
import { listsAtHand } from '../trust/ask-lists.ts';
import { broughtFor } from '../trust/brought.ts';

/**
 * The person that a certificate names, by surname and given names where it has them (order of the FSB No. 795), and the organization it
 * speaks for.
 */
export const signerOf = ({ subject }: CertificateFacts): PrincipalSignature['signer'] => {
  const surname = nameValue(subject, 'surname');
  const given = nameValue(subject, 'givenName');
  const personInn = digitsOf(nameValue(subject, 'inn'));
  const own = digitsOf(nameValue(subject, 'innLegalEntity'));
  // Before the attribute of legal entities came, their ten digits were written into twelve places.
  const padded = personInn !== null && /^00\d{10}$/.test(personInn) ? personInn.slice(2) : null;
  return {
    name: surname === null ? nameValue(subject, 'commonName') : given === null ? surname : `${surname} ${given}`,
    inn: padded === null ? personInn : null,
    snils: digitsOf(nameValue(subject, 'snils')),
    organizationInn: own ?? padded,
    ogrn: digitsOf(nameValue(subject, 'ogrn') ?? nameValue(subject, 'ogrnip')),
  };
};

const nobody = { name: null, inn: null, snils: null, organizationInn: null, ogrn: null };

const intactOf = ({ verdicts }: SignatureReport): PrincipalSignature['intact'] => {
  const asked = [verdicts.content.verdict, verdicts.signatureValue.verdict];
  if (asked.includes('failed')) return 'failed';
  return asked.every((verdict) => verdict === 'passed') ? 'passed' : 'not-provable';
};

/**
 * Verifies the principal's detached signature over exactly this file, with the workspace's trust and what is kept of revocation. Nothing is
 * fetched. Of several signatures the first that is intact speaks.
 */
export const verifyPrincipal = async (
  call: Call,
  file: string,
  signatureFile: string,
): Promise<Outcome<PrincipalSignature>> => {
  const { host } = call;
  const now = host.clock();
  const trust = listAnchors(host.workspace.database);
  const brought = await broughtFor(call, signatureFile, { fetch: 'nothing', trust, at: now });
  if (!brought.ok) return brought;
  const askLists = listsAtHand(host.workspace.database);
  const { certificates, crls, ocsps } = brought.value.material;
  const verified = await verifyFile({
    file: signatureFile,
    content: file,
    trust,
    certificates,
    crls,
    ocsps,
    now,
    revocation: 'if-available',
    ...(askLists === null ? {} : { askLists }),
    signal: call.signal,
  });
  if (!verified.ok) return verified;
  const { signatures, conclusion } = verified.value;
  const spoken = signatures.find((one) => intactOf(one) === 'passed') ?? signatures[0];
  if (spoken === undefined) return ok({ intact: 'failed', conclusion, signer: nobody });
  const { certificate } = spoken.facts;
  return ok({
    intact: intactOf(spoken),
    conclusion: spoken.conclusion,
    signer: certificate === null ? nobody : signerOf(certificate),
  });
};
