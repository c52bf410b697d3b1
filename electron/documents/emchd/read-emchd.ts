import { isAscii, isUtf8 } from 'node:buffer';
import { failAuthority } from '#shared/company/authority/codes.ts';
import type { PowerOfAttorney } from '#shared/company/authority/model.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { failXml } from '#shared/kernel/xml-codes.ts';
import { declarationSpan, encodingOf } from '../../xml/encoding.ts';
import { attributeOf, descendantsOf, elementsOf } from '../../xml/query.ts';
import type { XmlLimits } from '../../xml/limits.ts';
import type { XmlElement } from '../../xml/model.ts';
import { readXml } from '../../xml/read-xml.ts';
import { choice, day, onlyOf, uuid, type FieldContext } from './fields.ts';
import { earlierOf, partiesOf } from './parties.ts';
import { powersOf } from './powers.ts';

/** A power of attorney has some kilobytes; the schema ends the longest text at 16,000 characters. */
const limits: Partial<XmlLimits> = {
  size: 4 * 1024 * 1024,
  depth: 32,
  elements: 20_000,
  attributes: 64,
  text: 64 * 1024,
};

const namespace = 'urn://x-artefacts/EMCHD_1';

/** Some programs leave an XML signature inside; it is no field, and the principal's is the one beside the file. */
const xmlSignature = 'http://www.w3.org/2000/09/xmldsig#';

const foreignElement = (root: XmlElement): XmlElement | null => {
  for (const part of elementsOf(root)) {
    if (part.namespace === xmlSignature) continue;
    for (const element of descendantsOf(part)) if (element.namespace !== root.namespace) return element;
  }
  return null;
};

/** Saved anew as UTF-8 under the old declaration: letters of Windows-1251 never happen to be UTF-8 throughout. */
const isMislabelled = (bytes: Uint8Array): boolean => {
  const found = encodingOf(Buffer.from(bytes.subarray(0, declarationSpan)));
  return found.ok && found.value.encoding === 'windows-1251' && isUtf8(bytes) && !isAscii(bytes);
};

/**
 * Reads one machine-readable power of attorney. Refuses with `xml.*` what is no XML, with `authority.not-a-power` and
 * `authority.format-unknown` what is another document, and names the field and line that is missing or unfit.
 */
export const readEmchd = (bytes: Uint8Array, file: string): Outcome<PowerOfAttorney> => {
  if (isMislabelled(bytes)) return failXml('xml.encoding-contradicts', { declared: 'windows-1251', found: 'utf-8' });
  const read = readXml(bytes, limits);
  if (!read.ok) return read;
  const { root } = read.value;
  if (root.local !== 'Доверенность')
    return failAuthority('authority.not-a-power', { file, root: harmlessLine(root.name) });
  const format = attributeOf(root, 'ВерсФорм');
  // Some issuers leave the namespace out; the version decides.
  if (format !== 'EMCHD_1' || (root.namespace !== '' && root.namespace !== namespace))
    return failAuthority('authority.format-unknown', { file, format: harmlessLine(format ?? root.namespace) });
  // Readers ask by local names: what stands in another namespace must not be taken for a field of the form.
  const foreign = foreignElement(root);
  if (foreign !== null)
    return failAuthority('authority.foreign-element', {
      file,
      field: harmlessLine(foreign.name),
      line: foreign.line,
    });
  const context: FieldContext = { file };
  const document = onlyOf(context, root, 'Документ');
  if (!document.ok) return document;
  const bodies = [...elementsOf(document.value, 'Довер'), ...elementsOf(document.value, 'Передов')];
  const [body, second] = bodies;
  if (body === undefined)
    return failAuthority('authority.field-missing', { file, field: 'Документ/Довер', line: root.line });
  // Which of two is signed for would be the reader's choice, and two readers choose differently.
  if (second !== undefined)
    return failAuthority('authority.field-twice', { file, field: second.local, line: second.line });
  const isPassedOn = body.local === 'Передов';
  const headed = onlyOf(context, body, isPassedOn ? 'СвПереДовер' : 'СвДов');
  if (!headed.ok) return headed;
  const head = headed.value;
  const given = onlyOf(context, body, 'СвПолн');
  if (!given.ok) return given;
  const powers = powersOf(context, given.value);
  if (!powers.ok) return powers;

  const number = uuid(context, head, 'НомДовер');
  if (!number.ok) return number;
  const issuedOn = day(context, head, 'ДатаВыдДовер');
  if (!issuedOn.ok) return issuedOn;
  const validUntil = day(context, head, 'СрокДейст');
  if (!validUntil.ok) return validUntil;
  const kind = choice(context, head, 'ВидДовер', { '1': true, '2': false });
  if (!kind.ok) return kind;
  const delegation = choice(context, head, 'ПрПередов', { '1': 'not-allowed', '2': 'once', '3': 'again' } as const);
  if (!delegation.ok) return delegation;
  const principals = partiesOf(body, isPassedOn ? 'СвПередПолн' : 'СвДоверит');
  const representatives = partiesOf(body, isPassedOn ? 'СвПолучПолн' : 'СвУпПред');
  for (const [parties, field] of [
    [principals, isPassedOn ? 'СвПередПолн' : 'СвДоверит'],
    [representatives, isPassedOn ? 'СвПолучПолн' : 'СвУпПред'],
  ] as const)
    if (parties.length === 0) return failAuthority('authority.field-missing', { file, field, line: body.line });
  const earlier = isPassedOn ? earlierOf(context, body) : ok([]);
  if (!earlier.ok) return earlier;
  const internalNumber = attributeOf(head, 'ВнНомДовер');
  const fileId = attributeOf(root, 'ИдФайл');
  return ok({
    format: 'EMCHD_1',
    fileId: fileId === null ? null : harmlessLine(fileId),
    number: number.value,
    internalNumber: internalNumber === null ? null : harmlessLine(internalNumber),
    issuedOn: issuedOn.value,
    validUntil: validUntil.value,
    revocable: kind.value,
    delegation: delegation.value,
    isPassedOn,
    principals,
    representatives,
    powers: powers.value,
    earlier: earlier.value,
  });
};
