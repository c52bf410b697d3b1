import { z } from 'zod';
import { harmlessLine } from '../../kernel/harmless-text.ts';
import type { ReferenceCode } from '../../procedure/reference/codes.ts';
import { day, slug, words } from '../../procedure/reference/shapes.ts';
import type { PaperCode } from './codes.ts';

const optional = z
  .string()
  .trim()
  .max(500)
  .refine((text) => harmlessLine(text) === text, { error: 'reference.hidden-characters' satisfies ReferenceCode })
  .default('');

/** Its bytes lie in the vault under `digest` (SHA-256, lower-case hexadecimal). */
export type PaperFile = {
  readonly name: string;
  readonly size: number;
  readonly digest: string;
  readonly mediaType: string;
};

/**
 * What a person says about a paper of the company. `issuedOn`: the day it was made, of accounts the day that they close.
 * `expiresOn`: the last day it counts, where one is written in it. `replaces`: the paper whose newer edition it is.
 */
export const paperFacts = z
  .strictObject({
    kindId: slug,
    title: words,
    number: optional,
    issuer: optional,
    issuedOn: day.nullable().default(null),
    expiresOn: day.nullable().default(null),
    original: optional,
    note: optional,
    tags: z.array(words.max(60)).max(20).default([]),
    replaces: z.string().min(1).max(200).nullable().default(null),
  })
  .refine((facts) => facts.issuedOn === null || facts.expiresOn === null || facts.issuedOn <= facts.expiresOn, {
    error: 'paper.ends-before-issue' satisfies PaperCode,
    path: ['expiresOn'],
  });
export type PaperFacts = z.infer<typeof paperFacts>;

export type Paper = PaperFacts & { readonly paperId: string; readonly file: PaperFile | null };
