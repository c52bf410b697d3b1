import type { ByteSource } from '../cms/byte-source.ts';

/** A PDF begins with its header at byte 0 (ISO 32000-2 section 7.5.2). */
export const looksLikePdf = async (source: ByteSource): Promise<boolean> =>
  Buffer.from(await source.read(0, 5)).toString('latin1') === '%PDF-';
