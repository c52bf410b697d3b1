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
