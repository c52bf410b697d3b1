import { z } from 'zod';

/** Somebody who works on procedures here, as the user lists them. `isSelf`: who sits at this machine. */
export const person = z.object({
  personId: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(120),
  isSelf: z.boolean(),
});
export type Person = z.infer<typeof person>;

const mostPeople = 500;
export const people = z
  .array(person)
  .max(mostPeople)
  .refine((all) => new Set(all.map(({ personId }) => personId)).size === all.length, 'a personId stands twice')
  .refine(
    (all) => all.every(({ personId }) => personId !== 'me' && personId !== 'none'),
    'personId is a word of filters',
  )
  .refine((all) => all.filter(({ isSelf }) => isSelf).length <= 1, 'only one person can be oneself');
