import type { Finding, Severity } from '#shared/kernel/failure.ts';
import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import { directionOf, localeOf, type Language } from '#shared/kernel/language.ts';
import { nameValue } from '#shared/signature/certificate-facts.ts';
import { accreditationLines } from '#shared/text/accreditation-lines.ts';
import { textsIn, type Texts, type Translate } from '#shared/text/translator.ts';
import type { Conclusion } from '#shared/verification/conclusion.ts';
import type { AlgorithmFacts, RevocationListFacts, TimestampFacts } from '#shared/verification/facts.ts';
import type { CheckResult, Report, SignatureReport } from '#shared/verification/report.ts';
import { verdictNames, verdictWords, type VerdictWord } from '#shared/verification/verdict.ts';
import { visibleText } from './visible-text.ts';

/** A label and what stands beside it; `exact` values (names, digests, numbers) keep their own direction. */
export type Row = { readonly label: string; readonly value: string; readonly exact: boolean };

export type Banner = {
  readonly conclusion: Conclusion;
  readonly words: string;
  readonly meaning: string;
  readonly reason: string | null;
};

export type FindingWords = {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
};

export type VerdictWords = {
  readonly name: string;
  readonly question: string;
  readonly verdict: VerdictWord;
  readonly word: string;
  readonly codes: readonly string[];
};

export type CheckWords = { readonly id: string; readonly verdict: string; readonly outcome: string };

export type SignatureWords = {
  readonly title: string;
  readonly banner: Banner;
  readonly rows: readonly Row[];
  readonly verdicts: readonly VerdictWords[];
  readonly findings: readonly FindingWords[];
  readonly checks: readonly CheckWords[];
  readonly counterSignatures: readonly SignatureWords[];
};

export type FileWords = {
  readonly name: string;
  readonly size: string;
  readonly sha256: string;
  readonly signatures: number;
};

/** The report in one language, before it gets a form: text and HTML say the same because they say this. */
export type ReportWords = {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly title: string;
  readonly banner: Banner;
  readonly rows: readonly Row[];
  readonly findings: readonly FindingWords[];
  readonly signatures: readonly SignatureWords[];
  readonly files: readonly FileWords[];
};

type Tongue = { readonly language: Language; readonly t: Translate; readonly explain: Texts['explain'] };

const momentOf = ({ language }: Tongue, instant: Instant): string => {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  // Our own direction marks, which Arabic dates come with, are not a stranger's to be made visible.
  return `${format.format(new Date(instant)).replaceAll(ownMarks, '')} UTC`;
};

const sizeOf = ({ language, t }: Tongue, bytes: number): string =>
  t('report.bytes', { size: new Intl.NumberFormat(localeOf(language)).format(bytes) });

const plain = (label: string, value: string): Row => ({ label, value: visibleText(value), exact: false });
const exact = (label: string, value: string): Row => ({ label, value: visibleText(value), exact: true });

const bannerOf = (
  { t }: Tongue,
  judged: { readonly conclusion: Conclusion; readonly subIndication: string | null },
): Banner => ({
  conclusion: judged.conclusion,
  words: t(`conclusion.${judged.conclusion}`),
  meaning: t(`conclusion.${judged.conclusion}.meaning`),
  reason: judged.subIndication,
});

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Our own direction marks, which some languages need on a screen and which say nothing on paper. */
const ownMarks = /[\u200e\u200f]/g;

/**
 * Evidence as it may stand among our words: moments in the reader's way, since in digits and hyphens they would turn round
 * in Arabic, and a stranger's text with what is hidden in it made visible.
 */
const shownEvidence = (tongue: Tongue, { code, details }: Finding): Pick<Finding, 'code' | 'details'> => ({
  code,
  details: Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (typeof value === 'string' && instant.test(value)) return [name, momentOf(tongue, value as Instant)];
      if (typeof value === 'string') return [name, visibleText(value)];
      return [name, value];
    }),
  ),
});

const findingWords = (tongue: Tongue, finding: Finding): FindingWords => {
  const { message, hint } = tongue.explain(shownEvidence(tongue, finding));
  // A remark that calls for nothing has an empty hint, for which its key comes back.
  const advice = hint === `${finding.code}.hint` ? '' : visibleText(hint.replaceAll(ownMarks, ''));
  const words = visibleText(message.replaceAll(ownMarks, ''));
  return { code: finding.code, severity: finding.severity, message: words, hint: advice };
};

const algorithmWords = ({ name, oid }: AlgorithmFacts): string => (name === null ? oid : `${name} (${oid})`);

const signerRows = (tongue: Tongue, { signer }: SignatureReport): readonly Row[] => {
  const { t } = tongue;
  if (signer === null) return [plain(t('report.signer'), t('report.signer.unknown'))];
  const { organization, inn, ogrn } = signer;
  return [
    exact(t('report.signer'), signer.name),
    ...(organization === undefined || organization === signer.name
      ? []
      : [exact(t('report.organization'), organization)]),
    ...(inn === undefined ? [] : [exact(t('report.inn'), inn)]),
    ...(ogrn === undefined ? [] : [exact(t('report.ogrn'), ogrn)]),
    exact(t('report.issuer'), signer.issuer),
    exact(t('report.serial'), signer.serial),
    plain(t('report.certificate-term'), `${momentOf(tongue, signer.notBefore)} – ${momentOf(tongue, signer.notAfter)}`),
    exact(t('report.thumbprint'), signer.thumbprint),
  ];
};

const timestampRow = (tongue: Tongue, { kind, authority, genTime, proved }: TimestampFacts): Row => {
  const { t } = tongue;
  return plain(
    `${t('report.timestamp')} (${t(`report.timestamp-kind.${kind}`)})`,
    t(proved ? 'report.timestamp.proved' : 'report.timestamp.unproved', {
      time: genTime === null ? '—' : momentOf(tongue, genTime),
      authority: authority === null ? '—' : (nameValue(authority.subject, 'commonName') ?? authority.subject.text),
    }),
  );
};

const units = [
  ['day', 48 * 3_600_000, 24 * 3_600_000],
  ['hour', 2 * 3_600_000, 3_600_000],
  ['minute', 0, 60_000],
] as const;

/** How old evidence was at the moment asked for: in days from two days on, in hours from two hours on, in whole units. */
const ageOf = ({ language }: Tongue, since: Instant, at: Instant): string => {
  const age = Math.max(0, epochMilliseconds(at) - epochMilliseconds(since));
  const [unit, , length] = units.find(([, least]) => age >= least) ?? units[2];
  const format = new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.floor(age / length));
};

/** One list or response: whose it is, when it was issued, and how old it was at the moment asked for. */
const evidenceRow = (tongue: Tongue, evidence: RevocationListFacts, at: Instant): Row => {
  const { t } = tongue;
  const { kind, issuer, thisUpdate, nextUpdate, producedAt, carried, provedAt } = evidence;
  const common = {
    issuer,
    thisUpdate: momentOf(tongue, thisUpdate),
    nextUpdate: nextUpdate === null ? '—' : momentOf(tongue, nextUpdate),
  };
  const said =
    kind === 'crl'
      ? t('report.revocation-list', common)
      : t('report.ocsp-response', { ...common, producedAt: momentOf(tongue, producedAt ?? thisUpdate) });
  return plain(
    t('report.revocation-lists'),
    [
      said,
      t('report.evidence-age', { age: ageOf(tongue, producedAt ?? thisUpdate, at) }),
      ...(carried ? [t('report.evidence-carried')] : []),
      ...(provedAt === null ? [] : [t('report.evidence-proved', { time: momentOf(tongue, provedAt) })]),
    ].join(' · '),
  );
};

const factRows = (tongue: Tongue, signature: SignatureReport, at: Instant): readonly Row[] => {
  const { t } = tongue;
  const { facts } = signature;
  const claimed = facts.claimedSigningTime;
  const claimedWords =
    claimed === null
      ? t('report.claimed-signing-time.none')
      : `${momentOf(tongue, claimed)} (${t('report.claimed-signing-time.note')})`;
  const chain = facts.chain?.path.map(({ subject }) => subject.text) ?? [];
  const lists = facts.chain?.lists ?? [];
  return [
    exact(t('report.signature-file'), signature.signatureFile),
    exact(t('report.format'), signature.format),
    exact(t('report.level'), signature.level),
    ...revisionRows(tongue, signature),
    signature.provedLevel === 'none'
      ? plain(t('report.proved-level'), t('report.proved-level.none'))
      : exact(t('report.proved-level'), signature.provedLevel),
    ...signerRows(tongue, signature),
    plain(t('report.claimed-signing-time'), claimedWords),
    ...(signature.trustedSigningTime === null
      ? []
      : [plain(t('report.trusted-signing-time'), momentOf(tongue, signature.trustedSigningTime))]),
    ...facts.timestamps.map((timestamp) => timestampRow(tongue, timestamp)),
    exact(
      t('report.algorithms'),
      `${algorithmWords(facts.digestAlgorithm)}, ${algorithmWords(facts.signatureAlgorithm)}`,
    ),
    ...(facts.content.computedDigest === null ? [] : [exact(t('report.digest'), facts.content.computedDigest)]),
    ...(chain.length === 0 ? [] : [exact(t('report.chain'), chain.join(' → '))]),
    ...(facts.chain?.controlTime === undefined || facts.chain.controlTime === null
      ? []
      : [plain(t('report.control-time'), momentOf(tongue, facts.chain.controlTime))]),
    ...lists.map((evidence) => evidenceRow(tongue, evidence, at)),
    ...(facts.accreditation === undefined
      ? []
      : accreditationLines(t, facts.accreditation, {
          moment: (moment) => momentOf(tongue, moment),
          foreign: visibleText,
        }).map(({ label, value }): Row => ({ label, value, exact: false }))),
  ];
};

/** Of a signature in a PDF: how much of the file it covers, and what came behind. */
const revisionRows = (tongue: Tongue, { facts }: SignatureReport): readonly Row[] => {
  const { t } = tongue;
  const { revision } = facts;
  if (revision === undefined) return [];
  const { name, size, fileSize, additions } = revision;
  const part = t('report.revision.part', { name, size: sizeOf(tongue, size), fileSize: sizeOf(tongue, fileSize) });
  const added = additions.map(({ what, count }) => `${t(`pdf-addition.${what}`)} (${count})`);
  return [
    plain(t('report.revision'), size === fileSize ? t('report.revision.whole') : part),
    ...(added.length === 0 ? [] : [plain(t('report.revision.additions'), added.join(', '))]),
  ];
};

const isWord = (outcome: CheckResult['outcome']): outcome is VerdictWord =>
  (verdictWords as readonly string[]).includes(outcome);

const outcomeWords = ({ t }: Tongue, { outcome }: CheckResult): string =>
  isWord(outcome) ? t(`verdict-word.${outcome}`) : t(`report.outcome.${outcome}`);

const signatureWords = (tongue: Tongue, signature: SignatureReport, number: number, at: Instant): SignatureWords => {
  const { t } = tongue;
  const isCounter = signature.facts.role === 'counter-signature';
  return {
    title: t(isCounter ? 'report.counter-signature' : 'report.signature', { number }),
    banner: bannerOf(tongue, signature),
    rows: factRows(tongue, signature, at),
    verdicts: verdictNames.map((name) => {
      const { verdict, findings } = signature.verdicts[name];
      return {
        name: t(`verdict.${name}`),
        question: t(`verdict.${name}.question`),
        verdict,
        word: t(`verdict-word.${verdict}`),
        codes: findings,
      };
    }),
    findings: signature.findings.map((finding) => findingWords(tongue, finding)),
    checks: signature.checks.map((check) => ({
      id: check.id,
      verdict: t(`verdict.${check.verdict}`),
      outcome: outcomeWords(tongue, check),
    })),
    counterSignatures: signature.counterSignatures.map((one, index) => signatureWords(tongue, one, index + 1, at)),
  };
};

/** Puts a report into the words of one language. */
export const reportWords = async (report: Report, language: Language): Promise<ReportWords> => {
  const { say, explain } = await textsIn(language);
  const tongue: Tongue = { language, t: say, explain };
  const { t } = tongue;
  const { settings } = report;
  return {
    language,
    direction: directionOf(language),
    t,
    title: t('report.title'),
    banner: bannerOf(tongue, report),
    rows: [
      exact(t('report.file'), report.file.name),
      plain(t('report.size'), sizeOf(tongue, report.file.size)),
      plain(t('report.kind'), t(`report.kind.${report.file.kind}`)),
      plain(t('report.validation-time'), momentOf(tongue, report.validationTime)),
      plain(t('report.verified-at'), momentOf(tongue, report.verifiedAt)),
      exact(t('report.policy'), settings.policyId),
      exact(t('report.policy-digest'), settings.policyDigest),
      plain(t('report.revocation'), t(`report.revocation.${settings.revocation}`)),
      exact(t('report.trust-anchors'), String(settings.trustAnchors)),
      exact(t('report.crls'), String(settings.crls)),
      exact(t('report.ocsps'), String(settings.ocsps)),
    ],
    findings: report.findings.map((finding) => findingWords(tongue, finding)),
    signatures: report.signatures.map((signature, index) =>
      signatureWords(tongue, signature, index + 1, report.validationTime),
    ),
    files: report.files.map(({ name, size, sha256, signatures }) => ({
      name: visibleText(name),
      size: sizeOf(tongue, size),
      sha256: sha256 ?? '—',
      signatures,
    })),
  };
};
