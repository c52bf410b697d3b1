import { failFace } from '#shared/contract/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { longestSecret } from '../../secret/desk.ts';

const newline = 0x0a;
const carriageReturn = 0x0d;

/** All of standard input without the one line ending that `echo` and editors add. */
export const readPasswordLine = async (input: AsyncIterable<Uint8Array | string>): Promise<Outcome<Uint8Array>> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of input) {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    size += bytes.length;
    if (size > longestSecret + 2) return failFace('secret.too-long', { limit: longestSecret });
  }
  const all = Buffer.concat(parts);
  parts.forEach((part) => part.fill(0));
  let end = all.length;
  if (all[end - 1] === newline) end -= 1;
  if (end < all.length && all[end - 1] === carriageReturn) end -= 1;
  return ok(new Uint8Array(all.subarray(0, end)));
};
