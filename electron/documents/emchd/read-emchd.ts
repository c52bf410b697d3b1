import { failAuthority } from '#shared/company/authority/codes.ts';
import type { PowerOfAttorney } from '#shared/company/authority/model.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { attributeOf, elementAt, elementOf, elementsOf, textOf } from '../../xml/query.ts';
import type { XmlLimits } from '../../xml/limits.ts';
import type { XmlElement } from '../../xml/model.ts';
import { readXml } from '../../xml/read-xml.ts';
import { choice, day, uuid, type FieldContext } from './fields.ts';
import { earlierOf, partiesOf } from './parties.ts';

/** A power of attorney has some kilobytes; the schema ends the longest text at 16,000 characters. */
const limits: Partial<XmlLimits> = {
  size: 4 * 1024 * 1024,
  depth: 32,
  elements: 20_000,
  attributes: 64,
  text: 64 * 1024,
};

const namespace = 'urn://x-artefacts/EMCHD_1';

const powersOf = (given: XmlElement | null): PowerOfAttorney['powers'] => {
  if (given === null) return { text: null, codes: [], jointly: false };
  const text = elementOf(given, 'ТекстПолн');
  const line = (element: XmlElement, name: string): string | null => {
    const value = attributeOf(element, name);
    return value === null ? null : harmlessLine(value);
  };
  return {
    text: text === null ? null : harmlessLine(textOf(text)),
    codes: elementsOf(given, 'МашПолн').map((power) => ({
      code: line(power, 'КодПолн') ?? '',
      mnemonic: line(power, 'МнПолн'),
      name: line(power, 'НаимПолн') ?? '',
      limits: elementsOf(power, 'ОгрСвПолн').map((limit) => {
        const value = line(limit, 'НаимЗначОгр') ?? harmlessLine(textOf(limit));
        return `${line(limit, 'НаимОгр') ?? ''}: ${value}`;
      }),
    })),
    jointly: attributeOf(given, 'ПрСовмПолн') === '2',
  };
};

/**
 * Reads one machine-readable power of attorney. Refuses with `xml.*` what is no XML, with `authority.not-a-power` and
 * `authority.format-unknown` what is another document, and names the field and line that is missing or unfit.
 */
export const readEmchd = (bytes: Uint8Array, file: string): Outcome<PowerOfAttorney> => {
  const document = readXml(bytes, limits);
  if (!document.ok) return document;
  const { root } = document.value;
  if (root.local !== 'Доверенность')
    return failAuthority('authority.not-a-power', { file, root: harmlessLine(root.name) });
  const format = attributeOf(root, 'ВерсФорм');
  // Some issuers leave the namespace out; the version decides.
  if (format !== 'EMCHD_1' || (root.namespace !== '' && root.namespace !== namespace))
    return failAuthority('authority.format-unknown', { file, format: harmlessLine(format ?? root.namespace) });
  const original = elementAt(root, 'Документ', 'Довер');
  const passedOn = elementAt(root, 'Документ', 'Передов');
  const body = original ?? passedOn;
  if (body === null)
    return failAuthority('authority.field-missing', { file, field: 'Документ/Довер', line: root.line });
  const isPassedOn = original === null;
  const head = elementOf(body, isPassedOn ? 'СвПереДовер' : 'СвДов');
  if (head === null)
    return failAuthority('authority.field-missing', {
      file,
      field: isPassedOn ? 'СвПереДовер' : 'СвДов',
      line: body.line,
    });

  const context: FieldContext = { file };
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
    powers: powersOf(elementOf(body, 'СвПолн')),
    earlier: earlier.value,
  });
};
