import { z } from 'zod';
import { languages } from '../../kernel/language.ts';

/** Ids of lists that people edit: stages, reasons, views. */
export const listId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** How a user calls an entry, in the languages the user needs; what is missing is read in another of them. */
export const ownNames = z
  .partialRecord(z.enum(languages), z.string().trim().min(1).max(120))
  .refine((names) => Object.keys(names).length > 0, 'a name is missing');
export type OwnNames = z.infer<typeof ownNames>;
