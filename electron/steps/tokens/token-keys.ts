import { ok } from '#shared/kernel/result.ts';
import { judgeTokenKey } from '#shared/signature/token-doctor.ts';
import { tokenName } from '#shared/signature/token-facts.ts';
import { readCertificateFacts } from '../../pki/certificate-facts.ts';
import type { Step } from '../context.ts';
import { viewOf } from '../keys/certificate-view.ts';
import { openTokenKey } from '../keys/open-token-key.ts';
import { librariesFor } from './which-library.ts';

/** What keys a token holds, by its own words, and what they are good for. The login ends with the answer. */
export const showTokenKeys: Step<'tokens.keys'> = async (input, call) => {
  const libraries = librariesFor(call.host, input);
  if (!libraries.ok) return libraries;
  const source = { libraries: libraries.value, token: input.token, key: input.key };
  const opened = await openTokenKey(call, source, 'open', 0);
  if (!opened.ok) return opened;
  const { token, keys, identities } = opened.value;
  await opened.value.close();
  return ok({
    token: tokenName(token),
    keys: keys.map(({ sensitive: _, certificateIds, ...key }) => ({
      ...key,
      certificates: identities
        .filter(({ keyId }) => certificateIds.includes(keyId))
        .flatMap(({ certificate }) => {
          const facts = readCertificateFacts(certificate);
          return facts.ok ? [viewOf(facts.value)] : [];
        }),
      findings: [...judgeTokenKey({ ...key, sensitive: _, certificateIds })],
    })),
  });
};
