import { ok, type Result } from '#shared/kernel/result.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { failPath } from '#shared/verification/path-codes.ts';
import { Asn1Fault, fault } from './fault.ts';
import { readTlv, type Tlv } from './tlv.ts';

export type DecodeOptions = {
  /** `der` unless the caller states why BER has to be read (strangers' CMS containers). */
  readonly rules: 'der' | 'ber';
  readonly maxBytes: number;
  readonly maxNodes: number;
  readonly maxDepth: number;
};

/** Certificates of real authorities stay far below: 16 MiB, 200,000 elements, 64 levels. */
export const defaultDecodeOptions: DecodeOptions = {
  rules: 'der',
  maxBytes: 16 * 1024 * 1024,
  maxNodes: 200_000,
  maxDepth: 64,
};

/**
 * The door of this folder: `bytes` must be exactly one element, which `read` turns into a value with the readers here.
 * Never throws on bytes: what they break becomes `asn1.malformed` with the offset (X.690, and RFC 5280 where `read` says so).
 */
export const decode = <T>(
  bytes: Uint8Array,
  read: (root: Tlv) => T,
  options: Partial<DecodeOptions> = {},
): Result<T, Failure<'asn1.malformed'>> => {
  const limits = { ...defaultDecodeOptions, ...options };
  try {
    if (bytes.length > limits.maxBytes) fault('larger than the limit', 0);
    const source = { bytes, rules: limits.rules, maxDepth: limits.maxDepth, nodesLeft: limits.maxNodes };
    const root = readTlv(source, 0, bytes.length, 0);
    if (root.end !== bytes.length) fault('bytes after the end', root.end);
    return ok(read(root));
  } catch (error) {
    if (error instanceof Asn1Fault) return failPath('asn1.malformed', { reason: error.reason, offset: error.offset });
    throw error;
  }
};

/** The same for an element inside another: an extension's value, a wrapped structure. Shares the limits of `within`. */
export const decodeInside = <T>(within: Tlv, bytes: Uint8Array, read: (root: Tlv) => T): T => {
  const source = { ...within.source, bytes };
  const root = readTlv(source, 0, bytes.length, 0);
  if (root.end !== bytes.length) fault('bytes after the end', root.end);
  return read(root);
};
