import type { SourceFormat } from '#shared/procedure/model.ts';
import { eforms } from './eforms/read-eforms.ts';
import type { NoticeFormat } from './format.ts';
import { jsonFormats } from './json-formats.ts';
import { b2bHtml } from './b2b/html.ts';
import { b2bSoap } from './b2b/soap.ts';
import { ru44 } from './ru44/read-ru44.ts';
import { ru223 } from './ru223/read-ru223.ts';
import { csv, xlsx } from './tables/tables.ts';
import { text } from './text/text.ts';

/** Every format that is read, one line each. A file belongs to the first that recognises it: special ones stand first. */
export const noticeFormats: readonly NoticeFormat[] = [
  eforms,
  ru223,
  ru44,
  b2bSoap,
  b2bHtml,
  csv,
  xlsx,
  text,
  ...jsonFormats,
];

export const formatNamed = (name: SourceFormat): NoticeFormat | null =>
  noticeFormats.find(({ format }) => format === name) ?? null;
