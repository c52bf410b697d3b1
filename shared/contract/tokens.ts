import { z } from 'zod';
import { longMethod, method } from './method.ts';
import { mechanismFamilies } from '../signature/token-mechanisms.ts';
import { count, finding, id, line, nothing } from './vocabulary.ts';
import { certificateFacts, key, tokenChoice } from './signing.ts';

const token = z.object({
  name: line,
  label: line,
  serial: line,
  model: line,
  manufacturer: line,
  firmware: line,
  signsWith: z.array(z.enum(mechanismFamilies)),
  hashesStreebog: z.boolean(),
  pin: z.object({
    wanted: z.boolean(),
    onPad: z.boolean(),
    tries: z.enum(['not-told', 'low', 'last', 'locked']),
    minimum: count,
    maximum: count,
  }),
  /** Those visible without the PIN. `keyId`: the workspace's key of it, where it was kept. */
  certificates: z.array(z.object({ certificate: certificateFacts, keyId: id.nullable() })),
});
export type TokenView = z.infer<typeof token>;

const library = z.object({
  path: line,
  /** Kept in the workspace, rather than looked into this once. */
  kept: z.boolean(),
  facts: z.object({ manufacturer: line, description: line, version: line, cryptoki: line }).nullable(),
  /** What is wrong with the library itself. */
  findings: z.array(finding),
  slots: z.array(z.object({ reader: line, token: token.nullable(), findings: z.array(finding) })),
});
export type TokenLibraryView = z.infer<typeof library>;

export const tokenKey = z.object({
  /** CKA_ID, hexadecimal. */
  id: line,
  label: line,
  kind: z.enum(['rsa', 'ecdsa', 'ed25519', 'gost-2012-256', 'gost-2012-512', 'other']),
  madeInside: z.boolean().nullable(),
  extractable: z.boolean().nullable(),
  neverExtractable: z.boolean().nullable(),
  asksEachTime: z.boolean(),
  maySign: z.boolean().nullable(),
  certificates: z.array(certificateFacts),
  findings: z.array(finding),
});
export type TokenKeyView = z.infer<typeof tokenKey>;

export const tokenMethods = {
  /**
   * Looks into the workspace's libraries, each in a process of its own, or into one chosen file. Needs no PIN. What was
   * plugged in or pulled out since the last look is seen. `offered`: known vendors' libraries that are installed and not
   * in use; with `offeredToo` they are looked into as well.
   */
  'tokens.list': longMethod(
    z.object({ libraryFileId: id.nullable().default(null), offeredToo: z.boolean().default(false) }),
    z.object({ libraries: z.array(library), offered: z.array(z.object({ name: line, path: line })) }),
  ),
  /** Answers when a token was put in, pulled out or changed, or after `seconds`; cancel it to stop looking. */
  'tokens.watch': longMethod(
    z.object({ seconds: z.number().int().min(1).max(600).default(300) }),
    z.object({ changed: z.boolean() }),
  ),
  /**
   * Keeps a library's path in the workspace: a chosen file, or one that was offered. A library is a vendor's program: a
   * face can name no other path to be loaded.
   */
  'tokens.addLibrary': longMethod(
    z.object({ fileId: id.nullable().default(null), path: line.nullable().default(null) }),
    library,
  ),
  'tokens.forgetLibrary': method(z.object({ path: line }), nothing),
  /** Logs in (the PIN is asked for in a window of its own, or on the token's pad) and tells what keys there are. */
  'tokens.keys': longMethod(tokenChoice, z.object({ token: line, keys: z.array(tokenKey) })),
  /** Puts a token's key among the workspace's keys, by its certificate: path, serial number and ID; never a PIN. */
  'tokens.keep': longMethod(
    z.object({ library: line, token: line, certificateId: id, label: line.nullable().default(null) }),
    key,
  ),
} as const;
