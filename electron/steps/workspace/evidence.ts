import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failEvidence } from '#shared/bid/evidence-codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { chainFormat, endLine, lineOf } from '../../log/evidence/chain-file.ts';
import { checkChain, type ChainVerdict } from '../../log/evidence/check-chain.ts';
import { standAloneName, standAloneProgram } from '../../log/evidence/stand-alone.ts';
import { hashOfText } from '../../log/evidence/link.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { evidenceLinks, headOf } from '../../store/evidence/chain.ts';
import type { Step } from '../context.ts';
import { recordAct } from './acts.ts';

/** Half a million acts. */
const largest = 256 * 1024 * 1024;
/** No entry is that long; what has no line breaks is told as unreadable in pieces. */
const longestLine = 1024 * 1024;
/** Lines gathered before they are written. */
const atOnce = 1_000;

/**
 * The export is an act of its own and the last entry of its file, so that a later export shows that there was an earlier
 * one. Refuses with `evidence.damaged-here` where the workspace's own chain does not hold.
 */
export const exportEvidence: Step<'evidence.export'> = async ({ out, withCheck }, { host }) => {
  const { database } = host.workspace;
  const at = host.clock();
  const folder = join(host.workspace.folder, 'reports');
  if (out === null) await mkdir(folder, { recursive: true });
  const path = out ?? join(folder, `acts-${at.replace(/[:.]/g, '-')}.evidence.txt`);
  const head = database.transaction(() => {
    recordAct(database, { at, act: 'evidence.exported', subject: basename(path), digest: headOf(database).hash });
    return headOf(database);
  });
  const written = await writeWhole(path, async (handle) => {
    let lines = [chainFormat];
    const flush = async (): Promise<void> => {
      await handle.writeFile(`${lines.join('\n')}\n`);
      lines = [];
    };
    for (const link of evidenceLinks(database, head.number)) {
      if (hashOfText(link.text) !== link.hash) return failEvidence('evidence.damaged-here', { number: link.number });
      lines.push(lineOf(link));
      if (lines.length >= atOnce) await flush();
    }
    lines.push(endLine(head.number, head.hash));
    await flush();
    return ok(null);
  });
  if (!written.ok) return written;
  const checkPath = withCheck ? join(dirname(path), standAloneName) : null;
  if (checkPath !== null) {
    const beside = await writeWhole(checkPath, async (handle) => {
      await handle.writeFile(standAloneProgram);
      return ok(null);
    });
    if (!beside.ok) return beside;
  }
  return ok({ path, count: head.number, head: head.hash, checkPath });
};

/** What is no UTF-8 is no line that was written here: two such files would read the same where their bytes differ. */
const textOf = (bytes: Buffer): string => (isUtf8(bytes) ? bytes.toString('utf8') : '');

/** Lines end with LF; a last one without it counts too. */
const linesOf = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      yield textOf(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
    }
    if (rest.length <= longestLine) continue;
    yield textOf(rest);
    rest = Buffer.alloc(0);
  }
  if (rest.length > 0) yield textOf(rest);
};

/** Needs no workspace: `evidence verify` calls it on any machine. */
export const checkEvidenceFile = async (path: string, head: string | null): Promise<Outcome<ChainVerdict>> => {
  if (head !== null && !/^[0-9a-f]{64}$/.test(head))
    return failKernel('input.invalid', { path: 'head', reason: '64 lower-case hexadecimal digits' });
  try {
    const { size } = await stat(path);
    if (size > largest) return failKernel('file.too-large', { file: basename(path), size, limit: largest });
    const verdict = await checkChain(linesOf(createReadStream(path)), head);
    return verdict.isChain ? ok(verdict) : failEvidence('evidence.not-a-chain', { file: basename(path) });
  } catch (error) {
    return readRefusal(error, path);
  }
};

export const checkEvidence: Step<'evidence.check'> = async ({ fileId, head }, { host }) => {
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  const checked = await checkEvidenceFile(path.value, head);
  if (!checked.ok) return checked;
  const { isWhole, count, head: last, from, until, findings } = checked.value;
  return ok({ isWhole, count, head: last, from, until, findings: [...findings] });
};
