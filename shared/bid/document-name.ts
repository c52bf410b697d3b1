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
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controlCharacter = /[\u0000-\u001f\u007f-\u009f]/;
/** Unicode bidirectional controls can make `exe.pdf` read as `fdp.exe` (UAX #9). */
const directionOverride = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com[1-9¹²³]|lpt[1-9¹²³])(\.|$)/i;
/** Names the container and the frozen bid keep for themselves. */
const containerName = /^(mimetype|meta-inf|bid-manifest\.json)$/i;
const windowsForbidden = /[<>:"|?*]/;

const utf8Length = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** Judges a bare file name (no folders). Null: fit. Names are compared after Unicode NFC, as macOS writes NFD. */
export const judgeDocumentName = (name: string): NameFault | null => {
  if (name.trim() === '') return 'empty';
  if (!name.isWellFormed()) return 'control-character';
  if (utf8Length(name) > longestNameBytes) return 'too-long';
  if (/[/\\]/.test(name) || name === '.' || name === '..') return 'path';
  if (controlCharacter.test(name)) return 'control-character';
  if (directionOverride.test(name)) return 'direction-override';
  if (deviceName.test(name) || containerName.test(name) || windowsForbidden.test(name)) return 'reserved';
  if (/[. ]$/.test(name)) return 'ending';
  return null;
};

/** Two names that some file system would take for one. */
export const sameDocumentName = (a: string, b: string): boolean => comparableName(a) === comparableName(b);

/** Lower then upper: `ß` and `ẞ`, `ſ` and `s` meet, as some file systems see them. */
const comparableName = (name: string): string => name.normalize('NFC').toLowerCase().toUpperCase();
