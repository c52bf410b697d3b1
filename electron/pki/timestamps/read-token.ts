import { contentChunks } from '../cms/frame.ts';
import { memorySource } from '../cms/byte-source.ts';
import { readSignedData, type CmsProblem, type SignedData, type SignerInfo } from '../cms/signed-data.ts';
import { timestampLimits, timestampOids } from './oids.ts';
import { readTimestampInfo, type TimestampInfo } from './tst-info.ts';

/** A timestamp token opened and not yet judged. `content` are the bytes that its signature is over. */
export type TimestampToken = {
  readonly data: SignedData;
  readonly signer: SignerInfo;
  readonly content: Uint8Array;
  readonly info: TimestampInfo;
};

export type TokenRead =
  | { readonly ok: true; readonly value: TimestampToken }
  | { readonly ok: false; readonly reason: string };

const unread = (reason: string): TokenRead => ({ ok: false, reason });

const problemText = (problem: CmsProblem): string =>
  problem.kind === 'damaged' ? problem.reason : problem.kind === 'limit' ? problem.what : problem.type;

/**
 * Opens a token (RFC 3161 section 2.4.2): a DER SignedData over TSTInfo with exactly one signer, nothing behind it. The
 * bytes are looked at as they came. Never throws on bytes.
 */
export const readTimestampToken = async (token: Uint8Array): Promise<TokenRead> => {
  if (token.length > timestampLimits.carriedBytes) return unread(`${token.length} bytes`);
  const source = memorySource(token);
  const read = await readSignedData(source);
  if (!read.ok) return unread(problemText(read.problem));
  const data = read.value;
  if (data.end !== token.length) return unread('bytes after the end');
  if (data.contentType !== timestampOids.tstInfo) return unread(data.contentType);
  const [signer, ...others] = data.signers;
  if (signer === undefined || others.length > 0) return unread(`${data.signers.length} signers`);
  if (signer.notDer !== null) return unread(signer.notDer);
  if (data.content === null || data.contentSize > timestampLimits.infoBytes) return unread('eContent');
  const pieces: Uint8Array[] = [];
  for await (const piece of contentChunks(source, data.content)) pieces.push(Uint8Array.from(piece));
  const content = Buffer.concat(pieces);
  const info = readTimestampInfo(content);
  return info.ok ? { ok: true, value: { data, signer, content, info: info.value } } : unread(info.reason);
};
