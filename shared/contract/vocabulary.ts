import { z } from 'zod';
import type { Instant } from '../kernel/instant.ts';
import { digestAlgorithms } from '../kernel/digest.ts';
import { languages } from '../kernel/language.ts';

/** Shapes that several subjects share. Everything that crosses to a face is plain JSON. */
export const id = z.string().min(1).max(200);
export const line = z.string().max(2_000);
export const prose = z.string().max(100_000);
export const count = z.number().int().nonnegative();
export const instant = z.custom<Instant>((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value));
export const plainDay = z.string().regex(/^\d{4}-\d\d-\d\d$/);
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
export const money = z.object({ amount: decimal, currency: z.string().min(1).max(10) });
export const language = z.enum(languages);
export const digest = z.object({ algorithm: z.enum(digestAlgorithms), value: z.string().regex(/^[0-9a-f]+$/) });
export const details = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]),
);
export const place = z.object({
  file: z.string().optional(),
  line: z.number().optional(),
  offset: z.number().optional(),
  path: z.string().optional(),
  item: z.string().optional(),
});
export const finding = z.object({
  code: z.string(),
  severity: z.enum(['blocker', 'warning', 'info', 'passed']),
  place,
  details,
});

/** A file the user chose: the window holds this handle, never the path's bytes. Handles live as long as the host. */
export const fileHandle = z.object({ fileId: id, name: line, size: count });
export type FileHandle = z.infer<typeof fileHandle>;

export const page = { offset: count.default(0), limit: z.number().int().min(1).max(1_000).default(100) };
export const nothing = z.object({});
