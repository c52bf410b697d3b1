import { afterSteps } from '../bid/submission/events.ts';
import { z } from 'zod';
import { longMethod, method } from './method.ts';
import { count, fileHandle, finding, id, instant, language, line, nothing } from './vocabulary.ts';

export const settings = z.object({
  language,
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** IANA name of the zone dates are also shown in, beside the buyer's and Moscow's. */
  zone: line,
  /** Which proxy stands before the network: the environment's, none, or the one below. */
  proxy: z.enum(['environment', 'none', 'own']),
  /** `http://host:port`; '' where none is named. Never with a name or password in it. */
  proxyAddress: line,
  /** The name it knows the user by; the password is asked for and never stored. */
  proxyUser: line,
  /** Hosts that are asked without it, with spaces or commas between. */
  proxyExempt: line,
  /** Timestamp services in the order in which they are asked, with spaces or commas between. */
  timestampServices: line,
  /** Whether addresses out of certificates may lead to this computer and the networks around it. */
  privateAddresses: z.boolean(),
  /** Columns of the table of procedures in their order, with widths in pixels: `title:320,deadline`; '' the usual ones. */
  procedureColumns: line,
  /** What the user's line carries upwards, in whole kilobits a second; '' where nobody said. */
  uploadKilobits: z.string().regex(/^(?:[1-9]\d{0,8})?$/),
});
export type Settings = z.infer<typeof settings>;

export const workspaceStatus = z.object({
  version: line,
  face: z.enum(['electron', 'loopback', 'command-line']),
  folder: line,
  isEmpty: z.boolean(),
  hasSample: z.boolean(),
  now: instant,
  counts: z.object({ procedures: count, bids: count, keys: count }),
  settings,
});
export type WorkspaceStatus = z.infer<typeof workspaceStatus>;

/** What asks for attention now, computed from what is stored. */
export const today = z.object({
  now: instant,
  due: z.array(
    z.object({
      kind: z.enum(['bid-deadline', 'question-deadline', 'next-step', 'certificate-end', 'contract-step']),
      /** Of a `contract-step`: which; its text is under `submission.step.`. */
      step: z.enum(afterSteps).optional(),
      at: instant,
      procedureId: id.nullable(),
      bidId: id.nullable(),
      title: line,
      buyer: line.nullable(),
    }),
  ),
  changed: z.array(
    z.object({ procedureId: id, title: line, edition: count, importedAt: instant, deadline: instant.nullable() }),
  ),
  stuck: z.array(
    z.object({
      bidId: id.nullable(),
      keyId: id.nullable(),
      procedureId: id.nullable(),
      /** Where access to it is what is stuck. */
      platformId: id.optional(),
      /** The paper of the library that is stuck. */
      paperId: id.optional(),
      /** The newer edition that can take its document's place in the bid at once. */
      renewal: z.object({ documentId: id, paperId: id, title: line }).optional(),
      title: line,
      deadline: instant.nullable(),
      finding,
    }),
  ),
  /** Money that the open bids freeze, per day on which the total changes, for the next 60 days; per currency. */
  cash: z.array(z.object({ currency: line, days: z.array(z.object({ day: line, frozen: line })) })),
});
export type Today = z.infer<typeof today>;

export const evidenceEntry = z.object({
  at: instant,
  act: line,
  subject: line,
  digest: line.nullable(),
  /** Of an act on a bid that is still here: the procedure it bids for, by the buyer's number. */
  procedure: z.object({ number: line, title: line }).nullable(),
});

const evidenceFile = z.object({ path: line, count, head: line, checkPath: line.nullable() });
const evidenceVerdict = z.object({
  isWhole: z.boolean(),
  count,
  head: line,
  from: instant.nullable(),
  until: instant.nullable(),
  findings: z.array(finding),
});

export const workspaceMethods = {
  'workspace.status': method(nothing, workspaceStatus),
  /** Adds the synthetic company, its test certificate authority, keys, procedures and bids to an empty workspace. */
  'workspace.loadSample': longMethod(nothing, workspaceStatus),
  'workspace.log': method(
    z.object({ limit: z.number().int().min(1).max(500).default(100) }),
    z.object({ entries: z.array(evidenceEntry) }),
  ),
  /** Writes the whole chain of acts as one file; without `out` into the workspace's `reports`. */
  /** `withCheck`: a program of one file goes beside it, which checks it with nothing but Node. */
  'evidence.export': longMethod(
    z.object({ out: line.nullable().default(null), withCheck: z.boolean().default(false) }),
    evidenceFile,
  ),
  /** Finds every line of an exported chain that was changed, removed, added or moved; `head`: one known from elsewhere. */
  'evidence.check': longMethod(z.object({ fileId: id, head: line.nullable().default(null) }), evidenceVerdict),
  'settings.save': method(settings.partial(), settings),
  'today.show': method(nothing, today),
  /** Opens the system's file dialog where the face has one; elsewhere answers `available: false`. */
  'files.choose': method(
    z.object({
      purpose: z.enum(['notice', 'document', 'key', 'package', 'signature', 'content', 'trust', 'crl', 'library']),
      multiple: z.boolean(),
    }),
    z.object({ available: z.boolean(), files: z.array(fileHandle) }),
  ),
  /** Names in one folder of this machine, for choosing a file where no system dialog exists. Never contents. */
  'files.browse': method(
    z.object({ folder: line.nullable(), endings: z.array(line).default([]) }),
    z.object({
      folder: line,
      parent: line.nullable(),
      entries: z.array(z.object({ name: line, path: line, isFolder: z.boolean(), size: count })),
    }),
  ),
  /** Turns a path of this machine into a handle. */
  'files.take': method(z.object({ path: line }), fileHandle),
  /** Shows a written file in the system's file manager where the face can; elsewhere answers its path only. */
  'files.reveal': method(z.object({ path: line }), z.object({ shown: z.boolean(), path: line })),
} as const;
