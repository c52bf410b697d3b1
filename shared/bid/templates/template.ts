import { z } from 'zod';
import { languages } from '../../kernel/language.ts';

export { isTemplateKind, templateKinds, type TemplateKind } from './kinds.ts';

export const longestTemplate = 50_000;

/** A text with fields. `templateId` and `language` together name it: one letter may stand in several languages. */
export const template = z.strictObject({
  templateId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  language: z.enum(languages),
  kind: z.enum(['application', 'declaration', 'letter', 'training', 'tests', 'other']),
  title: z.string().trim().min(1).max(200),
  text: z.string().min(1).max(longestTemplate),
});
export type Template = z.infer<typeof template>;
