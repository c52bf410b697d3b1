import { z } from 'zod';
import { languages } from '../../kernel/language.ts';

/** What a text is for; each has a text key `templates.kind.<kind>`, and the checklist item that its file answers. */
export const templateKinds = {
  application: 'application',
  declaration: 'declaration',
  letter: 'letter',
  training: 'training',
  tests: 'tests',
  other: null,
} as const;
export type TemplateKind = keyof typeof templateKinds;
export const isTemplateKind = (text: string): text is TemplateKind => Object.hasOwn(templateKinds, text);

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
