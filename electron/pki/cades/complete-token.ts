import { ok, refuse } from '#shared/kernel/result.ts';
import { completeMaterial, type Pool } from './complete-material.ts';
import { certificateOfSigner, certificatesIn, type Draft } from './draft.ts';
import { refusedLevel, signerText, type Raising } from './level.ts';
import { distinct, revocationIn, withMaterial } from './level-lt.ts';
import { noMaterial } from './validation-material.ts';

/**
 * A timestamp token with what proves it inside: certificates and revocation data of its service's chain in its own
 * SignedData (ETSI EN 319 162-1 clause 4.4.5 item 2, of the timestamp over the last archive manifest). Its signature and
 * what it stamps stay as they are. `now` in epoch milliseconds.
 */
export const completeToken = async (token: Draft, brought: Pool, now: number): Promise<Raising> => {
  const [signer] = token.signers;
  if (signer === undefined || token.signers.length > 1) throw new RangeError('a timestamp token has one signer');
  const certificates = [...certificatesIn(token), ...brought.certificates];
  const certificate = certificateOfSigner(signer.info, certificates);
  if (certificate === null) return refusedLevel('level.signer-unknown', { signer: signerText(signer.info) });
  const own = revocationIn(token);
  const pool: Pool = {
    anchors: brought.anchors,
    certificates,
    crls: [...own.crls, ...brought.crls],
    ocsps: [...own.ocsps, ...brought.ocsps],
  };
  const { material, findings } = completeMaterial([{ certificate, at: now, since: null, demanded: true }], pool, now);
  const said = distinct(findings);
  if (said.some(({ severity }) => severity === 'blocker')) return refuse(said);
  return ok({ draft: withMaterial(token, material, noMaterial), remarks: [] });
};
