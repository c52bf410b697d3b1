import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Codes of timestamps (RFC 3161): fetching one, what one inside a signature proves, and what stops it from proving. */
export const timestampCodes = {
  'timestamp.no-address': { class: 'input', details: [] },
  'timestamp.address-unfit': { class: 'input', details: ['address'] },
  'timestamp.unreachable': { class: 'outside', details: ['address', 'reason'] },
  'timestamp.timed-out': { class: 'outside', details: ['address', 'seconds'] },
  'timestamp.not-an-answer': { class: 'outside', details: ['address', 'reason'] },
  'timestamp.too-large': { class: 'outside', details: ['address', 'limit'] },
  'timestamp.rejected': { class: 'outside', details: ['address', 'reason'] },
  'timestamp.answer-differs': { class: 'outside', details: ['address', 'what'] },
  'timestamp.token-unsound': { class: 'outside', details: ['address', 'reason'] },

  'timestamp.proved': { class: 'verdict', details: ['time', 'authority'] },
  'timestamp.damaged': { class: 'verdict', details: ['reason'] },
  'timestamp.too-many': { class: 'verdict', details: ['count', 'limit'] },
  'timestamp.imprint-differs': { class: 'verdict', details: ['time', 'algorithm'] },
  'timestamp.digest-weak': { class: 'verdict', details: ['algorithm'] },
  'timestamp.signature-wrong': { class: 'verdict', details: ['authority'] },
  'timestamp.authority-not-found': { class: 'verdict', details: [] },
  'timestamp.authority-unfit': { class: 'verdict', details: ['authority'] },
  'timestamp.authority-untrusted': { class: 'verdict', details: ['time', 'authority', 'reason'] },
  'timestamp.later-than-asked': { class: 'verdict', details: ['time', 'at'] },
  'timestamp.before-claimed': { class: 'verdict', details: ['time', 'claimed'] },
  'timestamp.before-certificate': { class: 'verdict', details: ['time', 'notBefore'] },
  'timestamp.proves-before-expiry': { class: 'verdict', details: ['time', 'until'] },
  'timestamp.proves-before-revocation': { class: 'verdict', details: ['time', 'since'] },
} as const satisfies CodeTable;

export type TimestampCode = keyof typeof timestampCodes;
/** Those that are observed in a signature; the others stop the fetching of a token. */
export type TimestampVerdictCode = {
  [Code in TimestampCode]: (typeof timestampCodes)[Code]['class'] extends 'verdict' ? Code : never;
}[TimestampCode];

export const failTimestamp = failuresOf(timestampCodes);
