import { everySignature, type Report } from '#shared/verification/report.ts';
import { issuingCertificate, pem, signers } from '../ca.ts';
import { asicContainer, asicParts } from '../containers.ts';
import { counterSignature, counterSigned, notary } from '../counter-signatures.ts';
import { raisedTo } from '../levels.ts';
import { archivedOld } from '../old-archives.ts';
import { withDocumentTimestamp, withEvidence } from '../pdf-levels.ts';
import { signPdf, buildPdf } from '../pdf.ts';
import { signAttached, signDetached } from '../signatures.ts';
import { signatureValueOf } from '../timestamps.ts';
import { wellEquipped, type Settings } from '../verify.ts';
import { addresses, fillSignature, xadesTemplate } from '../xml-signatures.ts';
import { changedContainer } from './container.ts';
import { changedDer } from './der.ts';
import { changedBytes, type Dice } from './random.ts';
import { changedPdf, changedXml } from './text.ts';

/** A signed sample of one form, its content beside it, and how it is changed. */
export type MutationForm = {
  readonly bytes: Uint8Array;
  readonly content: Uint8Array | null;
  readonly settings: Settings;
  readonly change: (dice: Dice) => Uint8Array;
};

const content = Buffer.from('Заявка № 7\n');
const otherContent = Buffer.from('Заявка № 8\n');

const der = (bytes: Uint8Array, donor: Uint8Array, beside: Uint8Array | null, settings: Settings): MutationForm => ({
  bytes,
  content: beside,
  settings,
  change: (dice) => (dice.below(5) === 0 ? changedBytes(bytes, dice) : changedDer(bytes, donor, dice)),
});

const armoured = (dice: Dice, inner: Uint8Array, donor: Uint8Array): Uint8Array =>
  dice.below(2) === 0
    ? Buffer.from(pem('CMS', changedDer(inner, donor, dice)))
    : changedBytes(Buffer.from(pem('CMS', inner)), dice);

const letter = (): Uint8Array =>
  fillSignature(
    `<?xml version="1.0" encoding="UTF-8"?>\n<letter Id="L"><to>Заказчик</to><price>100</price>${xadesTemplate({
      references: [{ uri: '', transforms: [addresses.enveloped, addresses.exclusive] }],
    })}</letter>`,
  );

/** The forms by name, each made when it is asked for. `donor` signatures are real ones of another signer and content. */
export const mutationForms: Readonly<Record<string, () => Promise<MutationForm> | MutationForm>> = {
  detached: () =>
    der(
      signDetached({ content }),
      signDetached({ content: otherContent, signer: signers.p256 }),
      content,
      wellEquipped,
    ),
  ecdsa: () =>
    der(
      signDetached({ content, signer: signers.p256 }),
      signDetached({ content: otherContent }),
      content,
      wellEquipped,
    ),
  attached: () =>
    der(signAttached({ content }), signAttached({ content: otherContent, signer: signers.p256 }), null, wellEquipped),
  pem: () => {
    const inner = signDetached({ content });
    const donor = signDetached({ content: otherContent, signer: signers.p256 });
    const bytes = Buffer.from(pem('CMS', inner));
    return { bytes, content, settings: wellEquipped, change: (dice) => armoured(dice, inner, donor) };
  },
  timestamped: async () =>
    der(
      await raisedTo(signDetached({ content }), { content, level: 'T' }),
      await raisedTo(signDetached({ content: otherContent }), { content: otherContent, level: 'T' }),
      content,
      wellEquipped,
    ),
  archived: async () =>
    der(
      await raisedTo(signDetached({ content }), { content, level: 'LTA' }),
      await raisedTo(signDetached({ content: otherContent }), { content: otherContent, level: 'LTA' }),
      content,
      wellEquipped,
    ),
  'old-archived': async () => {
    const archived = async (of: Uint8Array): Promise<Uint8Array> =>
      archivedOld(await raisedTo(signDetached({ content: of }), { content: of, level: 'LT' }), of);
    return der(await archived(content), await archived(otherContent), content, wellEquipped);
  },
  countersigned: async () => {
    const plain = signDetached({ content });
    const bytes = await counterSigned(plain, counterSignature(await signatureValueOf(plain)));
    const settings = { ...wellEquipped, certificates: [notary.certificate, issuingCertificate] };
    return der(bytes, signDetached({ content: otherContent, signer: signers.p256 }), content, settings);
  },
  container: () => {
    const parts = asicParts();
    const donor = signDetached({ content: otherContent });
    const bytes = asicContainer(parts);
    const change = (dice: Dice): Uint8Array =>
      dice.below(4) === 0 ? changedBytes(bytes, dice) : changedContainer(parts, donor, dice);
    return { bytes, content: null, settings: wellEquipped, change };
  },
  xml: () => {
    const bytes = letter();
    return { bytes, content: null, settings: wellEquipped, change: (dice) => changedXml(bytes, dice) };
  },
  'pdf-archived': async () => {
    const bytes = await withDocumentTimestamp(
      await withEvidence(await withDocumentTimestamp(await signPdf(buildPdf()))),
    );
    return { bytes, content: null, settings: wellEquipped, change: (dice) => changedPdf(bytes, dice) };
  },
  pdf: async () => {
    const bytes = await signPdf(buildPdf());
    return { bytes, content: null, settings: wellEquipped, change: (dice) => changedPdf(bytes, dice) };
  },
  'pdf-twice': async () => {
    const bytes = await signPdf(await signPdf(buildPdf()), { signer: signers.p256 });
    return { bytes, content: null, settings: wellEquipped, change: (dice) => changedPdf(bytes, dice) };
  },
};

/**
 * What a reader takes from a report that passed: who signed, over which bytes, at which times, and which files are covered.
 * Two reports that say the same of these are about the same signed meaning. A proof may be lost without changing it.
 */
export const meaningOf = (report: Report): ReadonlySet<string> => {
  const said = new Set<string>();
  for (const { facts, covers } of everySignature(report.signatures)) {
    const { role, claimedSigningTime, certificate, content: signed } = facts;
    const who = certificate?.thumbprint.value ?? '';
    said.add(JSON.stringify([role, who, claimedSigningTime, signed.computedDigest, [...covers].toSorted()]));
  }
  // A document that holds its own signature has parts that are not signed: there the signed digest alone tells.
  const holdsItself = report.file.kind === 'pdf' || report.file.kind === 'xml';
  for (const { name, digest, sha256 } of report.files)
    said.add(JSON.stringify(holdsItself ? [name] : [name, digest?.value ?? sha256]));
  return said;
};

/** Times that a report says are proved. */
export const provedTimes = (report: Report): ReadonlySet<string> =>
  new Set(everySignature(report.signatures).flatMap(({ trustedSigningTime }) => trustedSigningTime ?? []));
