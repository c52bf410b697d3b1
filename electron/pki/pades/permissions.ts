import type { PdfRevision } from './pdf-document.ts';
import { permissionsOf, type SignatureField } from './signature-fields.ts';

/** What a signer left open: signatures, and filling in form fields. Evidence and document timestamps always are. */
export type Permissions = { readonly signing: boolean; readonly filling: boolean };

/** What one signature rules about later revisions. `end` is where the bytes that it covers end; null: it covers none. */
export type Ruling = {
  readonly end: number | null;
  /** By its certification (ISO 32000-2 section 12.8.2.2). */
  readonly certified: 1 | 2 | 3 | null;
  readonly locks: boolean;
  /** Its field's lock lets nothing be changed once it is signed (table 236, `P` 1). */
  readonly closes: boolean;
};

export const rulingOf = async (
  revision: PdfRevision,
  { value, locks, closes }: SignatureField,
  end: number | null,
): Promise<Ruling> => ({ end, certified: await permissionsOf(revision, value), locks, closes });

/**
 * What is open after the signature whose bytes end at `end`: by its own ruling and those of the signatures before it. Who
 * signs later can allow nothing in the name of those before him, and what he forbids is held against what follows him.
 */
export const permissionsAfter = (rulings: readonly Ruling[], end: number): Permissions => {
  const binding = rulings.filter((ruling) => ruling.end === null || ruling.end <= end);
  const closed = binding.some(({ certified, closes }) => certified === 1 || closes);
  const fillable = binding.some((ruling) => ruling.end !== null && (ruling.certified ?? 0) >= 2);
  return { signing: !closed, filling: !closed && fillable && !binding.some(({ locks }) => locks) };
};
