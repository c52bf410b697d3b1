import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure, Finding } from '#shared/kernel/failure.ts';
import { call } from '../../../state/host.ts';
import { runJob } from '../../../state/jobs.ts';
import { askedProofs, type Proofs } from '../level-choice.tsx';
import type { MadeFile, Outcome, Outcomes, SignatureEntry } from './use-signatures.ts';

/** The acts that this desk does itself; signing and verifying have desks of their own. */
export const deskActs = ['raise', 'cosign', 'countersign', 'merge', 'split', 'queue'] as const;
export type DeskAct = (typeof deskActs)[number];

export type ActOptions = {
  readonly level: 'B' | 'T' | 'LT' | 'LTA';
  readonly services: readonly string[];
  readonly proofs: Proofs;
  readonly key: { readonly keyId: string; readonly certificateId: string | null } | null;
  /** Counter-signing: whose signature, counted from 1. */
  readonly signer: number;
  readonly label: string;
};

export type ActResult = { readonly outcomes: Outcomes; readonly made: readonly MadeFile[] };
type Written = { readonly path: string; readonly findings: readonly Finding[] };
/** Null: the user stepped back, and nothing is to be said. */
type One = { readonly written: readonly Written[] } | { readonly refused: readonly Finding[] } | null;

const refusal = (error: Failure): One =>
  error.code === 'call.cancelled' ? null : { refused: [{ ...error, severity: 'blocker', place: {} }] };

const shapeOf = ({ level, services, proofs }: ActOptions) => ({
  level,
  tsas: level === 'B' ? [] : [...services],
  ...(level === 'LT' || level === 'LTA' ? askedProofs(proofs) : {}),
});

type Raised = Answer<'signing.augment'>;
const ofRaised = ({ files, refused }: Raised): One => {
  const [no] = refused;
  if (no !== undefined) return { refused: no.findings };
  return { written: files.map(({ path, remarks }) => ({ path, findings: remarks })) };
};

const raise = async ({ file, content }: SignatureEntry, options: ActOptions): Promise<One> => {
  const { level, ...shape } = shapeOf(options);
  if (level === 'B') return { refused: [] };
  const input = { fileIds: [file.fileId], contentFileId: content?.fileId ?? null, level, ...shape };
  const answer = await runJob({ name: 'signing.augment', input, label: options.label });
  return answer.ok ? ofRaised(answer.value) : refusal(answer.error);
};

const cosign = async ({ file, content }: SignatureEntry, options: ActOptions): Promise<One> => {
  const { key } = options;
  if (key === null) return { refused: [] };
  const input = {
    fileId: file.fileId,
    contentFileId: content?.fileId ?? null,
    keyId: key.keyId,
    certificateId: key.certificateId,
    ...shapeOf(options),
  };
  const answer = await runJob({ name: 'signing.cosign', input, label: options.label });
  if (!answer.ok) return refusal(answer.error);
  const { files, untimed } = answer.value;
  // It is signed, and says why it is below the level that was wanted.
  const lacking = untimed.flatMap(({ findings }) =>
    findings.map((finding) => ({ ...finding, severity: 'warning' as const })),
  );
  return { written: files.map(({ path, remarks }) => ({ path, findings: [...remarks, ...lacking] })) };
};

const countersign = async ({ file }: SignatureEntry, { key, signer, label }: ActOptions): Promise<One> => {
  if (key === null) return { refused: [] };
  const input = { fileId: file.fileId, signer, keyId: key.keyId, certificateId: key.certificateId };
  const answer = await runJob({ name: 'signing.countersign', input, label });
  return answer.ok ? { written: [{ path: answer.value.path, findings: [] }] } : refusal(answer.error);
};

const split = async ({ file }: SignatureEntry, { label }: ActOptions): Promise<One> => {
  const answer = await runJob({ name: 'signing.split', input: { fileId: file.fileId }, label });
  return answer.ok
    ? { written: answer.value.files.map(({ path }) => ({ path, findings: [] })) }
    : refusal(answer.error);
};

const queue = async ({ file }: SignatureEntry, { label }: ActOptions): Promise<One> => {
  const answer = await runJob({ name: 'timestamps.queue', input: { fileIds: [file.fileId] }, label });
  if (!answer.ok) return refusal(answer.error);
  const [no] = answer.value.refused;
  return no === undefined ? { written: [{ path: file.path, findings: [] }] } : { refused: no.findings };
};

const merge = async (entries: readonly SignatureEntry[], { label }: ActOptions): Promise<One> => {
  const contentFileId = entries.find(({ content }) => content !== null)?.content?.fileId ?? null;
  const fileIds = entries.map(({ file }) => file.fileId);
  const answer = await runJob({ name: 'signing.merge', input: { fileIds, contentFileId }, label });
  return answer.ok ? { written: [{ path: answer.value.path, findings: [] }] } : refusal(answer.error);
};

const outcomeOf = (act: DeskAct, one: Exclude<One, null>): Outcome =>
  'refused' in one
    ? { act, done: false, path: null, findings: one.refused }
    : {
        act,
        done: true,
        path: one.written[0]?.path ?? null,
        findings: one.written.flatMap(({ findings }) => findings),
      };

const besideOf = (path: string, name: string): string => path.slice(0, path.search(/[^\\/]*$/)) + name;

/** The document of a signature, for one made of it under another name, beside which nobody would look for it. */
const contentOf = async ({ file, content }: SignatureEntry): Promise<FileHandle | null> => {
  if (content !== null) return content;
  const [signature] = file.signatures;
  const [name] = signature?.state === 'intact' ? signature.covers : [];
  // What is inside the signature travels with it and is called as the signature is.
  if (name === undefined || name === file.name) return null;
  const taken = await call('files.take', { path: besideOf(file.path, name) });
  return taken.ok ? taken.value : null;
};

/** Files that an act wrote elsewhere, taken onto the desk. */
const madeBy = async (one: One, entries: readonly SignatureEntry[]): Promise<readonly MadeFile[]> => {
  const [source] = entries;
  if (one === null || 'refused' in one || source === undefined) return [];
  const known = new Set(entries.map(({ file }) => file.path));
  const made = one.written.filter(({ path }) => !known.has(path));
  const content = made.length === 0 ? null : await contentOf(source);
  const taken = await Promise.all(made.map(({ path }) => call('files.take', { path })));
  return taken.flatMap((answer) => (answer.ok ? [{ file: answer.value, content }] : []));
};

const single = { raise, cosign, countersign, split, queue } as const;

/**
 * Does an act with each file by itself, so that one refusal stops nobody else and each has its own result; merging alone
 * is one act over all. Stepping back ends it, and what was done until then is done.
 */
export const runAct = async (
  act: DeskAct,
  entries: readonly SignatureEntry[],
  options: ActOptions,
): Promise<ActResult> => {
  const outcomes = new Map<string, Outcome>();
  const made: MadeFile[] = [];
  if (act === 'merge') {
    const one = await merge(entries, options);
    if (one !== null) for (const { file } of entries) outcomes.set(file.fileId, outcomeOf(act, one));
    return { outcomes, made: await madeBy(one, entries) };
  }
  for (const entry of entries) {
    const one = await single[act](entry, options);
    if (one === null) break;
    outcomes.set(entry.file.fileId, outcomeOf(act, one));
    made.push(...(await madeBy(one, [entry])));
  }
  return { outcomes, made };
};
