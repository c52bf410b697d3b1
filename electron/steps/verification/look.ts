import { ok } from '#shared/kernel/result.ts';
import type { Step } from '../context.ts';
import { lookAtFile } from '../signing/look-at-file.ts';
import { extractSigned } from './extract.ts';

/** What was signed, for a person to see: the very bytes that the report is about, and no others. */
export const lookAtSigned: Step<'verification.look'> = async (input, call) => {
  const copy = await extractSigned(input, call);
  if (!copy.ok) return copy;
  const looked = await lookAtFile(copy.value.path, call.host.abilities);
  return looked.ok ? ok({ path: copy.value.path, preview: looked.value.preview }) : looked;
};
