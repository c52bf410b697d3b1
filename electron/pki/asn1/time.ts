import { fault } from './fault.ts';
import { tags } from './tags.ts';
import { contentOf, type Tlv } from './tlv.ts';

const digits = (content: Uint8Array, at: number, count: number): number => {
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const digit = (content[index] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
};

/**
 * Milliseconds since the Unix epoch of a UTCTime or GeneralizedTime as RFC 5280 4.1.2.5 allows them: in UTC, with `Z`,
 * with seconds, without fractions; two-digit years 50 to 99 are of the 20th century.
 */
export const readTime = (tlv: Tlv): number => {
  const content = contentOf(tlv);
  const short = tlv.identifier === tags.utcTime;
  if (!short && tlv.identifier !== tags.generalizedTime) fault('expected a time', tlv.start);
  const yearDigits = short ? 2 : 4;
  if (content.length !== yearDigits + 11 || content[content.length - 1] !== 0x5a)
    fault('time not in UTC with seconds', tlv.start);
  const written = digits(content, 0, yearDigits);
  const year = short ? written + (written < 50 ? 2000 : 1900) : written;
  const month = digits(content, yearDigits, 2);
  const day = digits(content, yearDigits + 2, 2);
  const hour = digits(content, yearDigits + 4, 2);
  const minute = digits(content, yearDigits + 6, 2);
  const second = digits(content, yearDigits + 8, 2);
  const inRange = written >= 0 && month >= 1 && month <= 12 && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
  if (!inRange || second < 0 || second > 59) fault('no such time', tlv.start);
  // Date.UTC takes years below 100 for the 20th century, so the year is set on its own.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (day < 1 || date.getUTCMonth() !== month - 1) fault('no such day', tlv.start);
  return date.setUTCHours(hour, minute, second, 0);
};
