import type { SourceFormat } from '#shared/procedure/model.ts';
import { noticeFormats } from './formats.ts';
import type { Batch, FileEnd } from './found.ts';
import type { Encoding } from './json/strict.ts';
import type { OpenFile } from './open-file.ts';
import { readAs } from './read-as.ts';

/** Reads the notices of one file. The format is found by content; `expected` only refuses a different one. */
export const readNotices = (
  file: OpenFile,
  encoding: Encoding,
  expected: SourceFormat | 'auto',
): Generator<Batch, FileEnd> => readAs(noticeFormats, file, encoding, expected);
