import {
  comparableName,
  endsInDotOrSpace,
  hasControls,
  hasDirectionMarks,
  isReservedOnWindows,
} from '../kernel/file-name.ts';

/** Why a name cannot travel in a package that opens the same way on every machine. */
export type NameFault =
  | 'empty'
  | 'too-long'
  | 'path'
  | 'control-character'
  | 'direction-override'
  | 'reserved'
  | 'ending';

/** 255 bytes is the longest name that Windows, macOS and Linux file systems all keep. */
const longestNameBytes = 255;
/** Names the container and the frozen bid keep for themselves. */
const ownName = /^(mimetype|meta-inf|bid-manifest\.json)$/i;

const utf8Length = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** Judges a bare file name (no folders). Null: fit. */
export const judgeDocumentName = (name: string): NameFault | null => {
  if (name.trim() === '') return 'empty';
  if (hasControls(name)) return 'control-character';
  if (hasDirectionMarks(name)) return 'direction-override';
  if (utf8Length(name) > longestNameBytes) return 'too-long';
  if (/[/\\]/.test(name) || name === '.' || name === '..') return 'path';
  if (isReservedOnWindows(name) || ownName.test(name)) return 'reserved';
  return endsInDotOrSpace(name) ? 'ending' : null;
};

/** Two names that some file system would take for one. */
export const sameDocumentName = (a: string, b: string): boolean => comparableName(a) === comparableName(b);
