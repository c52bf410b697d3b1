import type { Outcome } from '../kernel/failure.ts';
import {
  comparableName,
  endsInDotOrSpace,
  hasControls,
  hasDirectionMarks,
  isReservedOnWindows,
} from '../kernel/file-name.ts';
import { ok } from '../kernel/result.ts';
import { failSignature, type SignatureCode } from './codes.ts';

/** Characters of UTF-16; far beyond what any file system takes, far below what a zip header could. */
const longest = 1_024;

/** The name with what cannot be seen made visible: it goes into messages, where a direction mark would still work. */
const visible = (name: string): string =>
  Array.from(name.toWellFormed(), (character) =>
    hasDirectionMarks(character) || hasControls(character)
      ? `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`
      : character,
  )
    .join('')
    .slice(0, longest);

const checkName = (name: string): Outcome<string, SignatureCode> => {
  const parts = name.split('/');
  if (hasControls(name) || hasDirectionMarks(name)) {
    return failSignature('packing.name-invisible', { name: visible(name) });
  }
  if (name.length > longest) return failSignature('packing.name-too-long', { name: visible(name), limit: longest });
  if (name.startsWith('/') || /^[a-z]:/iu.test(name) || name.includes('\\') || parts.includes('..')) {
    return failSignature('packing.name-escapes', { name });
  }
  if (parts.includes('') || parts.includes('.')) return failSignature('packing.name-empty', { name });
  const portable = parts.every((part) => !isReservedOnWindows(part) && !endsInDotOrSpace(part));
  if (!portable) return failSignature('packing.name-not-portable', { name });
  return isReserved(name) ? failSignature('packing.name-reserved', { name }) : ok(name);
};

const isReserved = (name: string): boolean => /^(?:mimetype$|meta-inf(?:\/|$))/iu.test(name);

/**
 * The names that files take in a container (ETSI EN 319 162-1 clause 4.4): relative, with forward slashes, each one
 * extractable on Linux, macOS and Windows, none twice, none that the container needs for itself.
 */
export const checkEntryNames = (names: readonly string[]): Outcome<readonly string[], SignatureCode> => {
  if (names.length === 0) return failSignature('packing.no-files');
  const taken = new Map<string, string>();
  for (const name of names) {
    const checked = checkName(name);
    if (!checked.ok) return checked;
    const other = taken.get(comparableName(name));
    if (other !== undefined) return failSignature('packing.name-duplicate', { name, other });
    taken.set(comparableName(name), name);
  }
  // `a` and `a/b` cannot both be unpacked.
  for (const name of names) {
    for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
      const other = taken.get(comparableName(name.slice(0, slash)));
      if (other !== undefined) return failSignature('packing.name-duplicate', { name, other });
    }
  }
  return ok(names);
};
