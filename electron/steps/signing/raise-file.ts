import { ok } from '#shared/kernel/result.ts';
import type { ByteSource } from '../../pki/cms/byte-source.ts';
import { looksLikePdf } from '../../pki/pades/looks-like-pdf.ts';
import { isZip } from './open-container.ts';
import { openSignature, refusedBy, withFile, writeSignature, type Changed } from './open-signature.ts';
import { placed, raiseDraft, type RaisedFile, type RaiseRequest } from './raise-draft.ts';
import { signedContentOf, type SignedContent } from './signed-content.ts';

const raiseCms = async (
  file: string,
  out: string,
  request: RaiseRequest,
  bytes: ByteSource,
  close: () => Promise<void>,
): Promise<Changed<RaisedFile>> => {
  const opened = await openSignature(file, bytes);
  if (!opened.ok) return refusedBy(opened.error, file);
  const { draft, armour } = opened.value;
  const content =
    request.level === 'LTA'
      ? await signedContentOf(draft, file, request.content, request.signal)
      : ok<SignedContent>(async () => null);
  if (!content.ok) return refusedBy(content.error, file);
  const raised = await raiseDraft(draft, request, content.value, file);
  if (!raised.ok) return { ok: false, error: placed(raised.error, file) };
  const { level, short, remarks } = raised.value;
  // Nothing was reached: the file stays as it is.
  if (level === 'B') return { ok: false, error: placed(short, file) };
  const written = await writeSignature(out, { draft: raised.value.draft, armour }, close);
  return written.ok
    ? ok({ ...written.value, level, short: placed(short, file), remarks: placed(remarks, file) })
    : refusedBy(written.error, file);
};

/**
 * Raises every signature in a file, a stranger's too: a CMS signature in any form, an ASiC container, or a PDF. Whole or not at
 * all: on a refusal the file stays as it was and the findings say why. `out` may be the file itself.
 */
export const raiseFile = (file: string, out: string, request: RaiseRequest): Promise<Changed<RaisedFile>> =>
  withFile(file, async (bytes, handle) => {
    const close = (): Promise<void> => handle.close();
    if (await looksLikePdf(bytes)) {
      const { raisePdf } = await import('./raise-pdf.ts');
      return raisePdf(file, out, request, bytes, close);
    }
    if (!(await isZip(bytes))) return raiseCms(file, out, request, bytes, close);
    const { raiseContainer } = await import('./raise-container.ts');
    return raiseContainer(file, out, request, bytes, close);
  });
