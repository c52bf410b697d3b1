// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u;
/** Unicode bidirectional controls can make `exe.pdf` read as `fdp.exe` (UAX #9). */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const windowsDevice = /^(?:con|prn|aux|nul|conin\$|conout\$|com[1-9¹²³]|lpt[1-9¹²³])(?:\.|$)/iu;

export const hasControls = (name: string): boolean => !name.isWellFormed() || controls.test(name);
export const hasDirectionMarks = (name: string): boolean => directionMarks.test(name);

/** A device of Windows, or a character that Windows refuses in names. */
export const isReservedOnWindows = (name: string): boolean => windowsDevice.test(name) || /[<>:"|?*]/u.test(name);
/** Windows drops a dot or space at the end, and two names become one. */
export const endsInDotOrSpace = (name: string): boolean => /[. ]$/u.test(name);

/** Names that some file system cannot keep apart are equal: compared without case, in one Unicode form. */
export const comparableName = (name: string): string => name.normalize('NFC').toLowerCase().toUpperCase();
