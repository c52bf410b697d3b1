import { failAuthority } from '#shared/company/authority/codes.ts';
import type { CodedPower, PowerOfAttorney } from '#shared/company/authority/model.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { attributeOf, elementOf, elementsOf, textOf } from '../../xml/query.ts';
import type { XmlElement } from '../../xml/model.ts';
import type { FieldContext } from './fields.ts';

const line = (element: XmlElement, name: string): string | null => {
  const value = attributeOf(element, name);
  return value === null || value.trim() === '' ? null : harmlessLine(value.trim());
};

const limitOf = (limit: XmlElement): string =>
  `${line(limit, 'НаимОгр') ?? ''}: ${line(limit, 'НаимЗначОгр') ?? harmlessLine(textOf(limit))}`;

const codedPower = ({ file }: FieldContext, power: XmlElement): Outcome<CodedPower> => {
  const code = line(power, 'КодПолн');
  if (code === null)
    return failAuthority('authority.field-missing', { file, field: 'МашПолн/@КодПолн', line: power.line });
  return ok({
    code,
    mnemonic: line(power, 'МнПолн'),
    name: line(power, 'НаимПолн') ?? '',
    limits: elementsOf(power, 'ОгрСвПолн').map(limitOf),
  });
};

/** `ПрСовмПолн`: 1 each alone, 2 only together; null: absent, or another digit than the schema lists. */
const jointlyOf = (given: XmlElement): boolean | null => {
  const value = attributeOf(given, 'ПрСовмПолн')?.trim();
  return value === '2' ? true : value === '1' ? false : null;
};

/** `СвПолн`: powers by code, in words, or both; none at all is no power of attorney. */
export const powersOf = (context: FieldContext, given: XmlElement): Outcome<PowerOfAttorney['powers']> => {
  const words = elementOf(given, 'ТекстПолн');
  const text = words === null ? '' : harmlessLine(textOf(words)).trim();
  const codes: CodedPower[] = [];
  for (const element of elementsOf(given, 'МашПолн')) {
    const power = codedPower(context, element);
    if (!power.ok) return power;
    codes.push(power.value);
  }
  if (text === '' && codes.length === 0)
    return failAuthority('authority.field-missing', {
      file: context.file,
      field: 'СвПолн/МашПолн',
      line: given.line,
    });
  return ok({
    text: text === '' ? null : text,
    codes,
    jointly: jointlyOf(given),
  });
};
