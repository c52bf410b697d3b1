import { open } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { fileSource } from '../../pki/cms/byte-source.ts';
import { looksLikePdf } from '../../pki/pades/looks-like-pdf.ts';
import { signatureEnding } from './sign-one-file.ts';

/** How one file is signed: beside it, with it inside the signature, or inside a PDF. */
export type FileForm = 'detached' | 'attached' | 'pades';
/** What a user asks for many files: `by-file` signs PDFs inside themselves and every other file detached. */
export type WantedForm = FileForm | 'by-file';

/** How what is written is called after its file: `offer.pdf.p7s`, `offer.signed.pdf`. */
export type Naming = { readonly stem: (file: string) => string; readonly ending: string };

const asIs = (file: string): string => file;
export const namings = {
  detached: { stem: asIs, ending: signatureEnding('detached') },
  attached: { stem: asIs, ending: signatureEnding('attached') },
  pades: { stem: (file) => file.replace(/\.pdf$/i, ''), ending: '.signed.pdf' },
} as const satisfies Record<FileForm, Naming>;

/** By the file's first bytes, never by its name; what cannot be read is refused when it is signed. */
export const formOfFile = async (wanted: WantedForm, file: string): Promise<FileForm> => {
  if (wanted !== 'by-file') return wanted;
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return 'detached';
  try {
    return (await looksLikePdf(fileSource(handle, (await handle.stat()).size))) ? 'pades' : 'detached';
  } catch {
    return 'detached';
  } finally {
    await handle.close();
  }
};

/** A PDF's signature has no encoding of its own, and only in a PDF does a signer say something: `input.invalid`. */
export const wordsFit = ({
  form,
  encoding,
  reason,
  location,
}: {
  readonly form: WantedForm;
  readonly encoding: 'der' | 'pem' | 'base64';
  readonly reason: string | null;
  readonly location: string | null;
}): Outcome<null> => {
  if (form === 'pades' && encoding !== 'der')
    return failKernel('input.invalid', { path: 'encoding', reason: encoding });
  if (form === 'pades' || form === 'by-file') return ok(null);
  const said = reason === null ? (location === null ? null : 'location') : 'reason';
  return said === null ? ok(null) : failKernel('input.invalid', { path: said, reason: form });
};
