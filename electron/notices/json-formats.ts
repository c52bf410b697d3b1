import type { NoticeFormat } from './format.ts';
import { ocds } from './ocds/editions.ts';
import { prozorro } from './prozorro/prozorro.ts';

/** Formats in JSON, apart from the others: a thread that reads a large file of them starts without loading the rest. */
export const jsonFormats: readonly NoticeFormat[] = [prozorro, ocds];

export const mayBeJson = (sign: string): boolean => sign === '{' || sign === '[';
