import { readFile, stat } from 'node:fs/promises';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSignature, type SignatureCode } from '#shared/signature/codes.ts';
import { failSeal } from '#shared/signature/seal-codes.ts';
import { isGostKey, keyFits, signBytes } from '../../pki/cades/sign-bytes.ts';
import { unwrapKey } from '../../pki/seal/unwrap-key.ts';
import { readKeyFile, type OpenedKey } from '../key-file/read-key-file.ts';
import { keyFileLimits } from '../key-file/limits.ts';
import type { KeyIdentity } from '../key-session.ts';
import type { Replies, Reply, Request } from './protocol.ts';

/** Answers requests over the keys it has opened; the only memory of the signing process. */
export const keyHolder = (): ((request: Request) => Promise<Reply>) => {
  const keys = new Map<string, OpenedKey>();
  return async (request) => {
    if (request.act === 'sign') return signWith(keys, request);
    if (request.act === 'unwrap') return unwrapWith(keys, request);
    const opened = await open(request.file, request.password);
    if (!opened.ok) return opened;
    for (const key of opened.value) keys.set(key.keyId, key);
    return ok(opened.value.map(withoutKey));
  };
};

const withoutKey = ({ keyId, friendlyName, certificate, chain }: OpenedKey): KeyIdentity => ({
  keyId,
  friendlyName,
  certificate,
  chain,
});

const open = async (
  file: string,
  password: Uint8Array,
): Promise<Outcome<readonly OpenedKey[], SignatureCode | KernelCode>> => {
  const bytes = await readWhole(file);
  if (!bytes.ok) return bytes;
  try {
    return readKeyFile(bytes.value, password, file);
  } finally {
    password.fill(0);
    bytes.value.fill(0);
  }
};

const readWhole = async (file: string): Promise<Outcome<Buffer, KernelCode>> => {
  try {
    const facts = await stat(file);
    if (!facts.isFile()) return failKernel('file.not-a-file', { file });
    if (facts.size > keyFileLimits.bytes) {
      return failKernel('file.too-large', { file, size: facts.size, limit: keyFileLimits.bytes });
    }
    return ok(await readFile(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return code === 'ENOENT'
      ? failKernel('file.not-found', { file })
      : failKernel('file.unreadable', { file, reason: code });
  }
};

const signWith = (
  keys: ReadonlyMap<string, OpenedKey>,
  request: Extract<Request, { act: 'sign' }>,
): Replies['sign'] => {
  const key = keys.get(request.keyId);
  if (key === undefined) return failSignature('key.unknown', { key: request.keyId, certificates: [...keys.keys()] });
  const { scheme, digest } = request.algorithm;
  if (!keyFits(key.key, request.algorithm)) {
    return failSignature('key.algorithm-unfit', { key: request.keyId, algorithm: `${scheme} ${digest}` });
  }
  return ok(signBytes(key.key, request.algorithm, request.data));
};

const unwrapWith = (
  keys: ReadonlyMap<string, OpenedKey>,
  { keyId, wrapped }: Extract<Request, { act: 'unwrap' }>,
): Replies['unwrap'] => {
  const key = keys.get(keyId);
  if (key === undefined) return failSignature('key.unknown', { key: keyId, certificates: [...keys.keys()] });
  if (isGostKey(key.key)) return failSeal('unseal.key-unfit', { key: keyId, place: 'file' });
  const opened = unwrapKey(key.key, wrapped);
  if (opened === null) return failSeal('unseal.wrong-key', { file: '' });
  const answer = Uint8Array.from(opened);
  opened.fill(0);
  return ok(answer);
};
