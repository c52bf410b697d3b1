import { z } from 'zod';
import type { Outcome } from '../kernel/failure.ts';
import { ok } from '../kernel/result.ts';
import { nameValue, type CertificateFacts } from './certificate-facts.ts';
import { failSeveral, type SeveralCode } from './several-codes.ts';

const word = z.string().trim().min(1).max(200);

/**
 * Who is to sign, and in which place. Those with the same number may sign in any sequence among themselves. A signer is
 * known by every field that is given: common name, INN, OGRN, SNILS, or the SHA-256 of the certificate in hexadecimal.
 */
export const signerOrderShape = z.strictObject({
  name: word.optional(),
  signers: z
    .array(
      z
        .strictObject({
          order: z.int().min(1).max(1_000),
          role: word,
          name: word.optional(),
          inn: word.optional(),
          ogrn: word.optional(),
          snils: word.optional(),
          certificate: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .optional(),
        })
        .refine(
          ({ name, inn, ogrn, snils, certificate }) =>
            [name, inn, ogrn, snils, certificate].some((each) => each !== undefined),
          'nothing to know the signer by',
        ),
    )
    .min(1)
    .max(100),
});
export type SignerOrder = z.infer<typeof signerOrderShape>;
export type OrderedSigner = SignerOrder['signers'][number];

/** Reads the order as JSON; `file` is what a refusal names. */
export const readSignerOrder = (text: string, file: string): Outcome<SignerOrder, SeveralCode> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failSeveral('signatures.order-unreadable', { file, reason: 'JSON' });
  }
  const read = signerOrderShape.safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const reason = issue === undefined ? 'JSON' : `${issue.path.join('.')}: ${issue.message}`;
  return failSeveral('signatures.order-unreadable', { file, reason });
};

const isSigner = (wanted: OrderedSigner, { subject, thumbprint }: CertificateFacts): boolean => {
  const has = (value: string | undefined, ...found: readonly (string | null)[]): boolean =>
    value === undefined || found.includes(value);
  return (
    has(wanted.name, nameValue(subject, 'commonName')) &&
    has(wanted.inn, nameValue(subject, 'inn'), nameValue(subject, 'innLegalEntity')) &&
    has(wanted.ogrn, nameValue(subject, 'ogrn'), nameValue(subject, 'ogrnip')) &&
    has(wanted.snils, nameValue(subject, 'snils')) &&
    has(wanted.certificate, thumbprint.value)
  );
};

const textOf = ({ role, name, inn, ogrn, snils }: OrderedSigner): string => {
  const known = name ?? inn ?? ogrn ?? snils;
  return known === undefined ? role : `${role} (${known})`;
};

/**
 * Whether this certificate may sign next, when those of `signed` have: answers the place it takes. Each signature that is
 * there takes the first free place it fits; places of a lower number come first.
 */
export const checkNextSigner = (
  { signers }: SignerOrder,
  signed: readonly CertificateFacts[],
  next: CertificateFacts,
): Outcome<OrderedSigner, SeveralCode> => {
  const free = signers.toSorted((a, b) => a.order - b.order);
  for (const facts of signed) {
    const place = free.findIndex((wanted) => isSigner(wanted, facts));
    if (place !== -1) free.splice(place, 1);
  }
  const subject = next.subject.text;
  const [first] = free;
  if (first === undefined) return failSeveral('signatures.order-complete', { count: signers.length });
  const place = free.find((wanted) => wanted.order === first.order && isSigner(wanted, next));
  if (place !== undefined) return ok(place);
  if (!signers.some((wanted) => isSigner(wanted, next))) return failSeveral('signatures.order-outside', { subject });
  const expected = free.filter(({ order }) => order === first.order).map(textOf);
  return failSeveral('signatures.order-next', { expected: expected.join(' / '), subject });
};
