import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { integer, sequence } from '../../pki/asn1/encode.ts';
import type { WrittenFile } from '../../pki/cades/write-signature.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';

/** A .tsr as timestamp tools read it: TimeStampResp with the status "granted" around the token (RFC 3161 section 2.4.2). */
export const writeTimestampResponse = (file: string, token: Uint8Array): Promise<Outcome<WrittenFile>> =>
  writeWhole(file, async (handle): Promise<Outcome<WrittenFile>> => {
    const bytes = sequence(sequence(integer(0)), token);
    await handle.writeFile(bytes);
    return ok({ file, size: bytes.length });
  });
