import type { Observation } from '#shared/verification/facts.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import type { Report } from '#shared/verification/report.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { looksLikePdf } from '../pades/looks-like-pdf.ts';
import { looksLikeXml } from '../xades/looks-like-xml.ts';
import { composeReport } from './compose-report.ts';
import type { Progress } from './content-pass.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import { examineSignatureFile, type OtherFile } from './examine-signature-file.ts';
import { seen, type Examined } from './examined.ts';
import type { VerifyInput } from './input.ts';

/** Bytes under the name by which the report speaks of them. */
export type NamedSource = { readonly name: string; readonly bytes: ByteSource };

const isArchive = async (source: ByteSource): Promise<boolean> => {
  const head = Buffer.from(await source.read(0, 4)).toString('latin1');
  return head === 'PK\u0003\u0004' || head === 'PK\u0005\u0006';
};

/** A mail that is signed or sealed (RFC 8551 section 3): to be opened with a mail program, which saves what was signed. */
const isSignedMail = async (source: ByteSource): Promise<boolean> => {
  const head = Buffer.from(await source.read(0, 16 * 1024)).toString('latin1');
  return /^[\w-]+:/.test(head) && /^Content-Type:[^:]*\bapplication\/(?:x-)?pkcs7-(?:mime|signature)/im.test(head);
};

/** By the bytes: an archive, a CMS structure or its text; at last an archive behind other bytes, which is named. */
const examine = async (
  file: NamedSource,
  other: OtherFile | null,
  evidence: Evidence,
  progress: Progress,
): Promise<Examined> => {
  const unknown: Examined = { kind: 'unknown', signatures: [], files: [], observations: [seen('format.unknown')] };
  if (await isArchive(file.bytes)) {
    const { examineContainer } = await import('./examine-container.ts');
    const found = await examineContainer(file.bytes, evidence, progress);
    const reason = 'archive.cut-short';
    return found ?? { ...unknown, kind: 'zip', observations: [seen('container.damaged', { reason })] };
  }
  // Readers of documents are loaded where there is one.
  if (await looksLikePdf(file.bytes)) {
    const { examinePdf } = await import('../pades/examine-pdf.ts');
    return examinePdf(file, evidence, progress);
  }
  const signature = await examineSignatureFile(file, other, evidence, progress);
  if (signature !== null) return signature;
  if (await looksLikeXml(file.bytes))
    return (await import('../xades/examine-xml.ts')).examineXml(file, other, evidence, progress);
  const { examineContainer } = await import('./examine-container.ts');
  const container = await examineContainer(file.bytes, evidence, progress);
  if (container !== null) return container;
  return (await isSignedMail(file.bytes))
    ? { ...unknown, observations: [seen('format.not-supported', { what: 'S/MIME' })] }
    : unknown;
};

const progressOf = (input: Settings, total: number): Progress => {
  let done = 0;
  return {
    signal: input.signal,
    advance: (bytes) => {
      done += bytes;
      input.onProgress?.(Math.min(done, total), total);
    },
  };
};

/** A container or PDF carries its content; saying that another file is the content contradicts it. */
const carriesContent: readonly Examined['kind'][] = ['asic-e', 'asic-s', 'pdf'];

const contradicted = (found: Examined, other: OtherFile | null): readonly Observation[] =>
  other?.source === 'given' && carriesContent.includes(found.kind)
    ? [seen('coverage.other-content', { file: other.name })]
    : [];

type Settings = Omit<VerifyInput, 'file' | 'content'>;

/** `verifyFile` for bytes that are open already. Throws `Cancelled` and `SourceChanged`, never on what the bytes hold. */
export const verifySource = async (file: NamedSource, other: OtherFile | null, input: Settings): Promise<Report> => {
  const evidence = readEvidence(
    { trust: input.trust, certificates: input.certificates ?? [], crls: input.crls ?? [], ocsps: input.ocsps ?? [] },
    {
      revocation: input.revocation,
      validationTime: input.at ?? input.now,
      policy: input.policy ?? validationPolicy,
      askLists: input.askLists ?? null,
    },
  );
  const total = file.bytes.size + (other?.bytes.size ?? 0);
  const found = await examine(file, other, evidence, progressOf(input, total));
  return composeReport(file, found, contradicted(found, other), evidence, input);
};
