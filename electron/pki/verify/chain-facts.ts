import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { ChainFacts, Observation, RevocationListFacts } from '#shared/verification/facts.ts';
import { factsOf } from '../certificate-facts.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { judgePath } from '../path/judge.ts';
import type { PathVerdict } from '../path/verdict.ts';
import type { Crl } from '../revocation/crl.ts';
import { settleByTime } from './chain-at-proof.ts';
import type { Evidence } from './evidence.ts';

/** Remarks to path validation, weighed here: a signature stands or falls with the strength of what vouches for it. */
const weighedHere: readonly string[] = ['path.key-weak', 'path.digest-weak'];

const listFacts = (crl: Crl): RevocationListFacts => ({
  issuer: nameText(crl.issuer),
  thisUpdate: instantFromEpoch(crl.thisUpdate),
  nextUpdate: crl.nextUpdate === null ? null : instantFromEpoch(crl.nextUpdate),
});

const listsUsed = (revocation: PathVerdict['revocation']): readonly RevocationListFacts[] =>
  [...new Set(revocation.flatMap((status) => ('crls' in status ? status.crls : [])))].map(listFacts);

export type JudgedChain = { readonly facts: ChainFacts; readonly path: readonly Certificate[] };

/**
 * Looks for a path to the reader's anchors and for its revocation, and writes down what path validation says. `proof` is
 * a time at which the signature is proved to have existed: what happened to the signer's certificate later is then named
 * and does not speak against it.
 */
export const chainOf = (
  target: Certificate,
  embedded: { readonly certificates: readonly Certificate[]; readonly crls: readonly Crl[] },
  evidence: Evidence,
  proof: Instant | null = null,
): JudgedChain => {
  const { anchors, helpers, revocation, validationTime } = evidence;
  if (anchors.length === 0) {
    return { facts: { anchorsGiven: 0, path: [factsOf(target)], observations: [], lists: [] }, path: [target] };
  }
  const crls = revocation === 'none' ? [] : [...evidence.crls, ...embedded.crls];
  const inputs = {
    target,
    anchors,
    untrusted: [...embedded.certificates, ...helpers],
    crls,
    revocationRequired: revocation !== 'none',
    at: epochMilliseconds(validationTime),
  };
  const judged = judgePath(inputs);
  const settled = proof === null ? null : settleByTime(judged, inputs, proof, revocation);
  const path = judged.path ?? [];
  const standing = judged.verdict.findings.filter((finding) => settled?.isSettled(finding) !== true);
  const observations: Observation[] = [
    ...standing.map(({ code, severity, details }) => ({
      code,
      details,
      blocks: severity === 'blocker' || weighedHere.includes(code),
    })),
    ...(settled?.observations ?? []),
  ];
  return {
    facts: {
      anchorsGiven: anchors.length,
      path: path.map(factsOf),
      observations,
      lists: listsUsed([...judged.verdict.revocation, ...(settled === null ? [] : [settled.status])]),
    },
    path,
  };
};
