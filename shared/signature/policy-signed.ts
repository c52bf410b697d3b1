import type { Finding } from '../kernel/failure.ts';
import { signatureLevels } from '../procedure/platforms/vocabulary.ts';
import type { PolicyCode } from './policy-codes.ts';
import type { SignaturePolicy } from './policy.ts';

/** A signer by the certificate's names. */
export type NamedSigner = {
  readonly signer: string | null;
  readonly organization: string | null;
  /** Surname, given name and position. */
  readonly person?: string | null;
};

/** One signature as it was found. Signers of a file stand in the order in which they signed, as far as their clocks tell. */
export type MadeSignature = NamedSigner & {
  readonly format: SignaturePolicy['format'];
  readonly level: 'none' | (typeof signatureLevels)[number];
  readonly isBroken: boolean;
};

/** A file with the signatures over it; `whole`: what covers all files at once. */
export type SignedThing = {
  readonly name: string;
  readonly covers: 'file' | 'whole';
  readonly signatures: readonly MadeSignature[];
};

type PolicyFinding = Finding<PolicyCode>;

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A signer is known by the names, the organisation or the position in the certificate; another role can not be told from it. */
export const isPolicySigner = (wanted: string, { signer, organization, person }: NamedSigner): boolean =>
  [signer, organization, person ?? null].some((name) => name !== null && plain(name).includes(plain(wanted)));

/** Who of the policy has not signed, and who signed before somebody that had to be first. */
const judgeSigners = (policy: SignaturePolicy, thing: SignedThing, severity: Finding['severity']): PolicyFinding[] => {
  const place = { file: thing.name };
  const details = { policy: policy.name, file: thing.name };
  const places = policy.signers.map((wanted) => thing.signatures.findIndex((made) => isPolicySigner(wanted, made)));
  const missing = policy.signers.filter((_, index) => places[index] === -1);
  const found: PolicyFinding[] = [];
  if (missing.length > 0)
    found.push({
      code: 'policy.signers-missing',
      severity,
      place,
      details: { ...details, signers: missing, next: missing[0] ?? '' },
    });
  policy.signers.forEach((signer, index) => {
    const own = places[index] ?? -1;
    const first = places.findIndex((other, at) => at < index && other !== -1 && own !== -1 && other > own);
    if (first !== -1)
      found.push({
        code: 'policy.signers-order',
        severity,
        place,
        details: { ...details, signer, before: policy.signers[first] ?? '' },
      });
  });
  return found;
};

const judgeThing = (policy: SignaturePolicy, thing: SignedThing, severity: Finding['severity']): PolicyFinding[] => {
  const { name, signatures } = thing;
  const place = { file: name };
  const found: PolicyFinding[] = [];
  for (const { level, format, isBroken } of signatures) {
    const details = { policy: policy.name, file: name };
    if (isBroken) found.push({ code: 'policy.signed-broken', severity: 'blocker', place, details });
    // A tier below B is no level at all.
    if (
      policy.level !== null &&
      signatureLevels.findIndex((one) => one === level) < signatureLevels.indexOf(policy.level)
    )
      found.push({
        code: 'policy.signed-level',
        severity,
        place,
        details: { ...details, level, wanted: policy.level },
      });
    if (policy.format !== null && format !== policy.format)
      found.push({
        code: 'policy.signed-format',
        severity,
        place,
        details: { ...details, format: format ?? '', wanted: policy.format },
      });
  }
  return signatures.length === 0 ? found : [...found, ...judgeSigners(policy, thing, severity)];
};

/**
 * Whether signatures that are there meet the policy: each file or the whole signed, as demanded; format and level of each; and
 * the signers in their order. Whether anybody is to be believed is verification's question.
 */
export const judgeSigned = (policy: SignaturePolicy, things: readonly SignedThing[]): readonly PolicyFinding[] => {
  const severity = policy.strict ? 'blocker' : 'warning';
  const unsigned = things.filter(({ covers, signatures }) => covers === 'file' && signatures.length === 0);
  const isWholeSigned = things.some(({ covers, signatures }) => covers === 'whole' && signatures.length > 0);
  const scope: PolicyFinding[] =
    policy.scope === 'each-file'
      ? unsigned.map(({ name }) => ({
          code: 'policy.file-unsigned',
          severity,
          place: { file: name },
          details: { policy: policy.name, file: name },
        }))
      : policy.scope === 'whole' && !isWholeSigned
        ? [{ code: 'policy.whole-unsigned', severity, place: {}, details: { policy: policy.name } }]
        : policy.scope === 'form'
          ? [{ code: 'policy.scope-form', severity: 'info', place: {}, details: { policy: policy.name } }]
          : [];
  // Where one scope is demanded, signatures of the other kind are nobody's business.
  const judged = things.filter(
    ({ covers }) =>
      policy.scope === null || policy.scope === 'form' || (policy.scope === 'whole') === (covers === 'whole'),
  );
  const findings = [...scope, ...judged.flatMap((thing) => judgeThing(policy, thing, severity))];
  const count = judged.filter(({ signatures }) => signatures.length > 0).length;
  return findings.some((finding) => finding.severity !== 'info') || count === 0
    ? findings
    : [
        ...findings,
        { code: 'policy.signed-met', severity: 'passed', place: {}, details: { policy: policy.name, count } },
      ];
};
