import type { Details, Failure } from '#shared/kernel/failure.ts';
import type { TokenCode } from '#shared/signature/token-codes.ts';
import { codeOfReturnValue, returnValueText } from '#shared/signature/token-return-values.ts';

/** A refusal on its way up to the door of the process; never leaves it as a throw. */
export class TokenFault extends Error {
  readonly code: TokenCode;
  readonly details: Details;
  /** What the library answered; null where the refusal is ours. */
  readonly returnValue: number | null;

  constructor(code: TokenCode, details: Details, returnValue: number | null = null) {
    super(code);
    this.code = code;
    this.details = details;
    this.returnValue = returnValue;
  }

  get failure(): Failure<TokenCode> {
    return { code: this.code, details: this.details };
  }
}

const written = /CKR_\w+:(\d+)/;

/** The return value inside what the driver threw, in any of its spellings; null when it is none. */
export const returnValueOf = (thrown: unknown): number | null => {
  if (!(thrown instanceof Error)) return null;
  if ('code' in thrown && typeof thrown.code === 'number' && thrown.code > 0) return thrown.code;
  const found = written.exec(thrown.message);
  return found === null ? null : Number(found[1]);
};

/** Which evidence each code wants beside the token's name, out of what is known where the library refused. */
const evidence: Partial<Record<TokenCode, readonly ('act' | 'returnValue')[]>> = {
  'token.device-error': ['act', 'returnValue'],
  'token.general-error': ['act', 'returnValue'],
  'token.function-failed': ['act', 'returnValue'],
  'token.function-missing': ['act', 'returnValue'],
  'token.call-refused': ['act', 'returnValue'],
  'token.vendor-error': ['act', 'returnValue'],
  'token.pin-locked': [],
  'token.pin-not-set': [],
};

/** Where a call was made: details that single codes want are filled in by whoever knows them. */
export type Scene = {
  readonly token: string;
  readonly library: string;
  readonly act: string;
  readonly extra?: Details;
};

/** The product's words for a return value. */
export const faultOf = (value: number, { token, library, act, extra }: Scene): TokenFault => {
  const code = codeOfReturnValue(value);
  const returnValue = returnValueText(value);
  if (code.startsWith('token.library-')) return new TokenFault(code, { library, returnValue }, value);
  const { tries = 'token.tries.not-told', minimum = '—', maximum = '—', algorithm = '—' } = extra ?? {};
  if (code === 'token.pin-incorrect') return new TokenFault(code, { token, tries }, value);
  if (code === 'token.pin-length') return new TokenFault(code, { token, minimum, maximum }, value);
  if (code === 'token.key-unfit') return new TokenFault(code, { token, algorithm, returnValue }, value);
  const known = { act, returnValue };
  const wanted = evidence[code] ?? ['returnValue'];
  return new TokenFault(code, { token, ...Object.fromEntries(wanted.map((name) => [name, known[name]])) }, value);
};
