import type { Finding } from '../kernel/failure.ts';
import type { TokenCode } from './token-codes.ts';
import { hasFlag, pinTriesOf, tokenName, type SlotFacts, type TokenFacts, type TokenKeyFacts } from './token-facts.ts';
import { signsWithGost } from './token-mechanisms.ts';

type TokenFinding = Finding<TokenCode>;

const finding = (
  severity: TokenFinding['severity'],
  code: TokenCode,
  details: TokenFinding['details'],
): TokenFinding => ({ code, severity, place: {}, details });

/** What the user PIN's state means: locked and unset stop, the last tries warn. */
const judgePin = (token: TokenFacts): readonly TokenFinding[] => {
  const details = { token: tokenName(token) };
  const { flags } = token;
  if (!hasFlag(flags, 'tokenInitialized')) return [finding('warning', 'token.not-initialized', details)];
  if (hasFlag(flags, 'loginRequired') && !hasFlag(flags, 'userPinInitialized'))
    return [finding('blocker', 'token.pin-not-set', details)];
  const tries = pinTriesOf(flags);
  if (tries === 'locked') return [finding('blocker', 'token.pin-locked', details)];
  const findings: TokenFinding[] = [];
  if (tries === 'last') findings.push(finding('warning', 'token.pin-last-try', details));
  if (tries === 'low') findings.push(finding('warning', 'token.pin-tries-low', details));
  if (hasFlag(flags, 'userPinToBeChanged')) findings.push(finding('warning', 'token.pin-to-be-changed', details));
  return findings;
};

/** What is wrong with a token and what to do, from what it says without a PIN. Ready: no blocker among them. */
export const judgeToken = (token: TokenFacts): readonly TokenFinding[] => {
  const name = { token: tokenName(token) };
  const findings = [...judgePin(token)];
  if (!hasFlag(token.flags, 'tokenInitialized')) return findings;
  if (hasFlag(token.flags, 'errorState')) findings.push(finding('blocker', 'token.in-error-state', name));
  if (findings.every(({ severity }) => severity !== 'blocker')) findings.push(finding('passed', 'token.ready', name));
  if (hasFlag(token.flags, 'protectedAuthenticationPath')) findings.push(finding('info', 'token.pad', name));
  findings.push(
    token.certificates.length === 0
      ? finding('warning', 'token.nothing-visible', name)
      : finding('info', 'token.certificates-held', { ...name, certificates: token.certificates.length }),
    finding('info', signsWithGost(token.mechanisms) ? 'token.gost-present' : 'token.gost-absent', name),
  );
  return findings;
};

/** A slot without a token is no fault: it says where one could be. */
export const judgeSlot = ({ reader, token, fault }: SlotFacts): readonly TokenFinding[] => {
  if (fault !== null) return [{ code: fault.code, severity: 'blocker', place: {}, details: fault.details }];
  return token === null ? [finding('info', 'token.reader-empty', { reader })] : judgeToken(token);
};

/**
 * Where a key was born and whether it can leave: 63-FZ article 12 wants a means of signature that keeps the key from
 * others; a key made outside and brought in has had a life elsewhere.
 */
export const judgeTokenKey = (key: TokenKeyFacts): readonly TokenFinding[] => {
  const named = { key: key.label === '' ? key.id : key.label };
  const findings: TokenFinding[] = [];
  if (key.extractable === true || key.sensitive === false)
    findings.push(finding('warning', 'token.key-extractable', named));
  else if (key.madeInside === true && key.neverExtractable === true)
    findings.push(finding('passed', 'token.key-on-chip', named));
  else if (key.madeInside === false) findings.push(finding('info', 'token.key-imported', named));
  if (key.asksEachTime) findings.push(finding('info', 'token.key-asks-each-time', named));
  return findings;
};
