/** Whose records are brought by the program or kept by the user; each subject has one schema. */
export const referenceSubjects = [
  'platform',
  'access',
  'accounts',
  'kind',
  'date-rule',
  'reminder-levels',
  'signature-policy',
  'paper-kind',
  'checklist-set',
  'text-template',
] as const;
export type ReferenceSubject = (typeof referenceSubjects)[number];
