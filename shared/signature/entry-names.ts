import type { Outcome } from '../kernel/failure.ts';
import { ok } from '../kernel/result.ts';
import { failSignature, type SignatureCode } from './codes.ts';

/** Kinds of unsafety, as the evidence of `packing.name-unsafe`. */
export type UnsafeName =
  | 'empty'
  | 'too long'
  | 'absolute'
  | 'leaves the container'
  | 'backslash'
  | 'control character'
  | 'text direction override'
  | 'character that Windows refuses'
  | 'name that Windows reserves'
  | 'ends with a dot or space'
  | 'broken character';

const longest = 1_024;
const directionOverrides = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u;
const windowsDevice = /^(?:con|prn|aux|nul|conin\$|conout\$|com[1-9¹²³]|lpt[1-9¹²³])(?:\.|$)/iu;

const unsafety = (name: string): UnsafeName | null => {
  const parts = name.split('/');
  if (name === '') return 'empty';
  if (!name.isWellFormed()) return 'broken character';
  if (name.length > longest) return 'too long';
  if (name.includes('\\')) return 'backslash';
  if (controls.test(name)) return 'control character';
  if (directionOverrides.test(name)) return 'text direction override';
  if (name.startsWith('/') || /^[a-z]:/iu.test(name)) return 'absolute';
  if (parts.includes('..') || parts.includes('.')) return 'leaves the container';
  if (parts.includes('')) return 'empty';
  if (/[<>:"|?*]/u.test(name)) return 'character that Windows refuses';
  if (parts.some((part) => windowsDevice.test(part))) return 'name that Windows reserves';
  if (parts.some((part) => /[. ]$/u.test(part))) return 'ends with a dot or space';
  return null;
};

const isReserved = (name: string): boolean => /^(?:mimetype$|meta-inf(?:\/|$))/iu.test(name);

/** Names that some file system cannot keep apart are equal: compared without case, in one Unicode form. */
const comparable = (name: string): string => name.normalize('NFC').toLowerCase().toUpperCase();

/**
 * The names that files take in a container (ETSI EN 319 162-1 clause 4.4): relative, with forward slashes, each one
 * extractable on Linux, macOS and Windows, none twice, none that the container needs for itself.
 */
export const checkEntryNames = (names: readonly string[]): Outcome<readonly string[], SignatureCode> => {
  if (names.length === 0) return failSignature('packing.no-files');
  const taken = new Map<string, string>();
  for (const name of names) {
    const reason = unsafety(name);
    if (reason !== null) return failSignature('packing.name-unsafe', { name, reason });
    if (isReserved(name)) return failSignature('packing.name-reserved', { name });
    const other = taken.get(comparable(name));
    if (other !== undefined) return failSignature('packing.name-duplicate', { name, other });
    taken.set(comparable(name), name);
  }
  // `a` and `a/b` cannot both be unpacked.
  for (const name of names) {
    for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
      const other = taken.get(comparable(name.slice(0, slash)));
      if (other !== undefined) return failSignature('packing.name-duplicate', { name, other });
    }
  }
  return ok(names);
};
