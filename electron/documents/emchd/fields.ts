import { parseDay } from '#shared/calendar/days.ts';
import { failAuthority } from '#shared/company/authority/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { attributeOf, elementsOf } from '../../xml/query.ts';
import type { XmlElement } from '../../xml/model.ts';

/** Which file a refusal names. */
export type FieldContext = { readonly file: string };

const read = <Value>(
  { file }: FieldContext,
  element: XmlElement,
  name: string,
  parse: (text: string) => Value | null,
): Outcome<Value> => {
  const field = `${element.local}/@${name}`;
  const text = attributeOf(element, name);
  if (text === null) return failAuthority('authority.field-missing', { file, field, line: element.line });
  const value = parse(text.trim());
  return value === null
    ? failAuthority('authority.field-unfit', {
        file,
        field,
        value: harmlessLine(text).slice(0, 80),
        line: element.line,
      })
    : ok(value);
};

/** A day as `YYYY-MM-DD`, one that the calendar has. */
export const day = (context: FieldContext, element: XmlElement, name: string): Outcome<PlainDay> =>
  read(context, element, name, parseDay);

/** RFC 9562 text form, answered in lower case. */
export const uuid = (context: FieldContext, element: XmlElement, name: string): Outcome<string> =>
  read(context, element, name, (text) =>
    /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : null,
  );

/** One of the digits that the schema lists. */
export const choice = <Value>(
  context: FieldContext,
  element: XmlElement,
  name: string,
  values: Readonly<Record<string, Value>>,
): Outcome<Value> =>
  read(context, element, name, (text) => (Object.hasOwn(values, text) ? (values[text] ?? null) : null));

/** A part that the form has exactly once. */
export const onlyOf = ({ file }: FieldContext, parent: XmlElement, name: string): Outcome<XmlElement> => {
  const [element, second] = elementsOf(parent, name);
  if (element === undefined) return failAuthority('authority.field-missing', { file, field: name, line: parent.line });
  return second === undefined
    ? ok(element)
    : failAuthority('authority.field-twice', { file, field: name, line: second.line });
};

/** As `day`; null where the file leaves it out. */
export const optionalDay = (context: FieldContext, element: XmlElement, name: string): Outcome<PlainDay | null> =>
  attributeOf(element, name) === null ? ok(null) : day(context, element, name);
