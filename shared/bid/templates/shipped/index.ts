import type { Template } from '../template.ts';
import { arabicTemplates } from './arabic.ts';
import { englishTemplates } from './english.ts';
import { russianTemplates } from './russian.ts';

/** The texts that come with the program; each in every language. */
export const shippedTemplates: readonly Template[] = [...russianTemplates, ...englishTemplates, ...arabicTemplates];
