import type { KernelCode } from '#shared/kernel/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { CoveredFile } from '#shared/verification/report.ts';
import { armourOf, dearmour } from '../cms/armour.ts';
import { memorySource, type ByteSource } from '../cms/byte-source.ts';
import { contentChunks } from '../cms/frame.ts';
import { cmsLimits } from '../cms/limits.ts';
import { readSignedData } from '../cms/signed-data.ts';
import { entryChunks } from '../containers/zip-entry-read.ts';
import { readZip } from '../containers/zip-read.ts';
import { looksLikePdf } from '../pades/looks-like-pdf.ts';
import { looksLikeXml } from '../xades/looks-like-xml.ts';
import { looksLikeCms } from './examine-signature-file.ts';

const dearmoured = async (source: ByteSource): Promise<ByteSource | null> => {
  const armour = await armourOf(source);
  if (armour === null) return source;
  if (source.size > cmsLimits.armourBytes) return null;
  const text = await dearmour(source, armour);
  return text.ok ? memorySource(text.bytes) : null;
};

/**
 * The bytes of a file that a signature or container holds: a container's entry by its name, the content of an attached
 * signature, or a signed document itself, whatever it is called; of a PDF the version of that size. They are the stranger's
 * bytes: whoever asks must hold their digest against the report's before giving them on. Reading may throw `ZipFault` where an entry is damaged.
 */
export const signedContent = async (
  source: ByteSource,
  { name, size }: Pick<CoveredFile, 'name' | 'size'>,
): Promise<Outcome<AsyncIterable<Uint8Array>, KernelCode>> => {
  const none = failKernel('record.not-found', { kind: 'signed-file', id: name });
  const archive = await readZip(source);
  if (archive !== null) {
    const named = archive.entries.filter((entry) => entry.name === name && !entry.isDirectory);
    const [entry, ...others] = named;
    return entry === undefined || others.length > 0 ? none : ok(entryChunks(source, entry));
  }
  // A signed document is itself what was signed.
  if (await looksLikePdf(source)) return ok(source.chunks(0, Math.min(size, source.size)));
  if (await looksLikeXml(source)) return ok(source.chunks(0, source.size));
  const bytes = await dearmoured(source);
  if (bytes === null || !(await looksLikeCms(bytes))) return none;
  const read = await readSignedData(bytes);
  if (!read.ok || read.value.content === null) return none;
  return ok(contentChunks(bytes, read.value.content));
};
