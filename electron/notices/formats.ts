import type { SourceFormat } from '#shared/procedure/model.ts';
import type { NoticeFormat } from './format.ts';
import type { FileHead } from './head.ts';
import { ocds } from './ocds/editions.ts';

/** Every format that is read, one line each. A file belongs to the first that recognises it: special ones stand first. */
const noticeFormats: readonly NoticeFormat[] = [ocds];

export const recognised = (head: FileHead): NoticeFormat | null =>
  noticeFormats.find((format) => format.recognises(head)) ?? null;

export const formatNamed = (name: SourceFormat): NoticeFormat | null =>
  noticeFormats.find(({ format }) => format === name) ?? null;
