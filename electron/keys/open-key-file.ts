import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSignature, type SignatureCode } from '#shared/signature/codes.ts';
import { forkSigningProcess } from './fork-signing-process.ts';
import type { KeyIdentity, KeySession } from './key-session.ts';
import { askSigningProcess } from './ask-signing-process.ts';
import type { LaunchSigningProcess } from './signing-child.ts';

/**
 * Opens a key file (PKCS#12 or PEM) in a signing process of its own and answers the session; the process lives until
 * the session is closed, the time runs out or either side dies. `password` is UTF-8 and is zeroed once sent; `launch`
 * is given by faces that are not plain Node. A process may take `timeoutSeconds` for each thing it is asked.
 */
export const openKeyFile = async (input: {
  readonly file: string;
  readonly password: Uint8Array;
  readonly launch?: LaunchSigningProcess;
  readonly timeoutSeconds?: number;
}): Promise<Outcome<KeySession, SignatureCode | KernelCode>> => {
  const asker = askSigningProcess(input.launch ?? forkSigningProcess, input.timeoutSeconds ?? 30);
  if (!asker.ok) {
    input.password.fill(0);
    return asker;
  }
  const { ask, close } = asker.value;
  const asked = ask({ act: 'open', file: input.file, password: input.password });
  input.password.fill(0);
  const opened = await asked;
  if (!opened.ok) {
    await close();
    return opened;
  }
  return ok({
    place: 'file',
    identities: opened.value,
    sign: (keyId, algorithm, data) => ask({ act: 'sign', keyId, algorithm, data }),
    unwrap: (keyId, wrapped) => ask({ act: 'unwrap', keyId, wrapped }),
    close,
  });
};

/**
 * The key to sign with: the one asked for by `keyId`, or the only one. Several and none chosen is refused with all of
 * them in the evidence, each as `keyId friendly name`.
 */
export const chooseIdentity = (
  identities: readonly KeyIdentity[],
  keyId: string | null,
  file: string,
): Outcome<KeyIdentity, SignatureCode> => {
  const certificates = identities.map((identity) => `${identity.keyId} ${identity.friendlyName ?? ''}`.trim());
  if (keyId === null) {
    const [only, ...others] = identities;
    return only !== undefined && others.length === 0 ? ok(only) : failSignature('key.several', { file, certificates });
  }
  const wanted = identities.find((identity) => identity.keyId === keyId);
  return wanted === undefined ? failSignature('key.unknown', { key: keyId, certificates }) : ok(wanted);
};
