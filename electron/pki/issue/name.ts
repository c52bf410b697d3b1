import { nameTypes } from '#shared/signature/certificate-facts.ts';
import { element, oid, sequence, tags, text, type Der } from '../asn1/encode.ts';

/** Attributes in the order they are to stand; each becomes a relative distinguished name of its own. */
export type NameInput = readonly (readonly [keyof typeof nameTypes, string])[];

const stringTags: Partial<Record<keyof typeof nameTypes, Parameters<typeof text>[0]>> = {
  country: tags.printableString,
  email: tags.ia5String,
  inn: tags.numericString,
  innLegalEntity: tags.numericString,
  ogrn: tags.numericString,
  ogrnip: tags.numericString,
  snils: tags.numericString,
};

/** RFC 5280 section 4.1.2.4. One attribute per SET: several in one must be sorted, and readers disagree about them. */
export const encodeName = (attributes: NameInput): Der =>
  sequence(
    ...attributes.map(([type, value]) =>
      element(tags.set, sequence(oid(nameTypes[type]), text(stringTags[type] ?? tags.utf8String, value))),
    ),
  );
