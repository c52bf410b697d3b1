import { parseInstant, type Instant } from '#shared/kernel/instant.ts';

const shape =
  /^D:(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2}))?)?)?)?)?(?:(Z)(?:00'?(?:00'?)?)?|([+-])(\d{2})'?(?:(\d{2})'?)?)$/;

/** A date of ISO 32000-2 section 7.9.4 that names its zone; without one it tells no moment. */
export const instantOfPdf = (text: string): Instant | null => {
  const found = shape.exec(text);
  if (found === null) return null;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', utc, sign = '+'] = found;
  const zone = utc === undefined ? `${sign}${found[9] ?? '00'}:${found[10] ?? '00'}` : 'Z';
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
};

/** `D:20261123090000Z`. */
export const pdfTimeOf = (instant: Instant): string =>
  `D:${new Date(instant).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
