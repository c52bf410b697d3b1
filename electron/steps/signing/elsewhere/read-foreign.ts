import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failElsewhere } from '#shared/signature/elsewhere-codes.ts';
import { hexOf } from '../../../pki/asn1/bytes.ts';
import { decode } from '../../../pki/asn1/decode.ts';
import { readOctetString } from '../../../pki/asn1/values.ts';
import { armourOf, dearmour } from '../../../pki/cms/armour.ts';
import { attributeNames } from '../../../pki/cms/attribute-names.ts';
import { memorySource } from '../../../pki/cms/byte-source.ts';
import { cmsLimits } from '../../../pki/cms/limits.ts';
import { readSignedData, type SignerInfo } from '../../../pki/cms/signed-data.ts';
import { digestByOid } from '../../../pki/digest.ts';
import { readRefusal } from '../../../pki/streams/file-failure.ts';

/** What a signer says the content's digest is; null: the signature is over the content itself and names no digest. */
export type ClaimedDigest = { readonly algorithm: AnyDigestAlgorithm; readonly value: string } | null;

/** A signature file of another program, read and not yet believed. */
export type ForeignSignature = {
  readonly file: string;
  readonly name: string;
  /** As it came. */
  readonly bytes: Uint8Array;
  /** Without the text around it. */
  readonly der: Uint8Array;
  readonly form: 'detached' | 'attached';
  readonly claims: readonly ClaimedDigest[];
};

const claimOf = (signer: SignerInfo): ClaimedDigest => {
  const attribute = signer.signedAttributes?.find(({ type }) => attributeNames[type] === 'message-digest');
  const algorithm = digestByOid(signer.digestAlgorithm.oid);
  const [value] = attribute?.values ?? [];
  if (value === undefined || algorithm === null) return null;
  const read = decode(value, (root) => readOctetString(root));
  return read.ok ? { algorithm, value: hexOf(read.value) } : null;
};

/** Reads CMS in DER, PEM or base64. Anything else is `elsewhere.not-a-signature` with what it seems to be. */
export const readForeign = async (file: string): Promise<Outcome<ForeignSignature>> => {
  const name = basename(file);
  const unfit = (reason: string): Outcome<never> => failElsewhere('elsewhere.not-a-signature', { file: name, reason });
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > cmsLimits.armourBytes) return unfit(`${size} bytes`);
    bytes = await readFile(file);
  } catch (error) {
    return readRefusal(error, file);
  }
  const source = memorySource(bytes);
  const armour = await armourOf(source);
  const text = armour === null ? null : await dearmour(source, armour);
  if (text !== null && !text.ok) return unfit(text.reason);
  const der = text === null ? bytes : text.bytes;
  const read = await readSignedData(memorySource(der));
  if (!read.ok) return unfit(read.problem.kind === 'damaged' ? read.problem.reason : read.problem.kind);
  const { signers, content, end } = read.value;
  if (signers.length === 0) return unfit('0 signers');
  if (end !== der.length) return unfit(`${der.length - end} bytes after the end`);
  return ok({
    file,
    name,
    bytes,
    der,
    form: content === null ? 'detached' : 'attached',
    claims: signers.map(claimOf),
  });
};
