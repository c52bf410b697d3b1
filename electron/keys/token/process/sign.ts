import { performance } from 'node:perf_hooks';
import { failSignature } from '#shared/signature/codes.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import { tokenName } from '#shared/signature/token-facts.ts';
import type { Der } from '../../../pki/asn1/encode.ts';
import type { TokenReplies, TokenRequest } from '../protocol.ts';
import { ok } from '#shared/kernel/result.ts';
import { call, callLater, type Handle } from './cryptoki.ts';
import { contextSpecific, logIn, type LoggedIn } from './login.ts';
import { kindFits, mechanismPlans, type MechanismPlan } from './mechanism-plan.ts';
import { TokenFault, type Scene } from './token-fault.ts';

/** RSA of 8,192 bits gives 1,024 bytes; nothing gives more. */
const longestSignature = 2048;
const longestDigest = 64;

const algorithmText = ({ scheme, digest }: SignatureAlgorithm): string => `${scheme} ${digest}`;

/** Refusals of a mechanism that another way to the same signature may not meet. */
const isAboutMechanism = (error: unknown): boolean =>
  error instanceof TokenFault &&
  (error.code === 'token.mechanism-refused' ||
    error.code === 'token.function-missing' ||
    error.code === 'token.key-unfit');

const startSigning = async (
  login: LoggedIn,
  key: Handle,
  plan: MechanismPlan,
  data: Uint8Array,
  scene: Scene,
): Promise<Uint8Array> => {
  const { cryptoki } = login.library;
  const digestMechanism = plan.digestMechanism;
  let input = plan.input(data);
  if (digestMechanism !== null) {
    call({ ...scene, act: 'C_DigestInit' }, () => cryptoki.C_DigestInit(login.work, { mechanism: digestMechanism }));
    input = await callLater({ ...scene, act: 'C_Digest' }, () =>
      cryptoki.C_DigestAsync(login.work, Buffer.from(input), Buffer.alloc(longestDigest)),
    );
  }
  call({ ...scene, act: 'C_SignInit' }, () => cryptoki.C_SignInit(login.work, plan.mechanism, key));
  return input;
};

/**
 * One signature, by the first way that token and key take. For a key that asks each time the PIN is given after the
 * operation has begun (v2.40, 4.9: CKA_ALWAYS_AUTHENTICATE). `spent` is the time inside the library.
 */
export const signWithKey = async (
  login: LoggedIn,
  request: Extract<TokenRequest, { act: 'sign' }>,
): Promise<TokenReplies['sign']> => {
  const key = login.keys[request.key];
  const token = tokenName(login.facts);
  const scene: Scene = {
    token,
    library: login.library.path,
    act: 'C_Sign',
    extra: {
      algorithm: algorithmText(request.algorithm),
      minimum: login.facts.pinLength.minimum,
      maximum: login.facts.pinLength.maximum,
    },
  };
  if (key === undefined)
    throw new TokenFault('token.key-not-found', { token, key: `${request.key}`, keys: login.keys.map(({ id }) => id) });
  if (!kindFits(key.kind, request.algorithm))
    return failSignature('key.algorithm-unfit', { key: key.id, algorithm: algorithmText(request.algorithm) });
  const plans = mechanismPlans(request.algorithm, login.facts.mechanisms);
  let refused: unknown = new TokenFault('token.algorithm-missing', {
    token,
    algorithm: algorithmText(request.algorithm),
  });
  for (const plan of plans) {
    const began = performance.now();
    let input: Uint8Array;
    try {
      input = await startSigning(login, key.handle, plan, request.data, scene);
    } catch (error) {
      if (!isAboutMechanism(error)) throw error;
      refused = error;
      continue;
    }
    if (key.asksEachTime) logIn(login.library, login.slot, login.work, contextSpecific, request.pin, scene);
    const value = await callLater(scene, () =>
      login.library.cryptoki.C_SignAsync(login.work, Buffer.from(input), Buffer.alloc(longestSignature)),
    );
    const spent = performance.now() - began;
    const signature: Der | null = plan.output(value);
    if (signature === null)
      throw new TokenFault('token.signature-malformed', { token, length: value.length, expected: plan.name });
    return ok({ signature, spent });
  }
  throw refused;
};
