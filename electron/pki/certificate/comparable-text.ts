/** Characters that RFC 4518 2.2 maps to nothing: controls, soft hyphen, joiners, variation selectors, byte order mark. */
const nothing =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u06dd\u070f\u1806\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2063\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc]/gu;

const onlyPlain = /^[\u0021-\u0040\u005b-\u007e]+$/;

/**
 * A string prepared for comparison as RFC 5280 7.1 asks (RFC 4518: map, normalise to NFKC, fold case, drop insignificant
 * spaces). Two attribute values match when these are equal, whatever string types they were written in.
 */
export const comparableText = (text: string): string =>
  onlyPlain.test(text) ? text : text.replace(nothing, '').normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
