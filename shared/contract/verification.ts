import { z } from 'zod';
import type { Report } from '../verification/report.ts';
import { filePreview } from './batches.ts';
import { longMethod, method } from './method.ts';
import { networkActView } from './trust.ts';
import { id, instant, line, language } from './vocabulary.ts';

/** The report's own types live with the rules that make it; here it only travels. */
const report = z.custom<Report>((value) => typeof value === 'object' && value !== null && 'conclusion' in value);

export const revocationDemands = ['required', 'if-available', 'none'] as const;

/** `xml` is the report of ETSI TS 119 102-2. */
export const reportForms = ['html', 'pdf', 'text', 'json', 'xml'] as const;

/** Whether the network is asked for issuers, lists and OCSP answers first. What was kept before is used in any case. */
const fetch = z.enum(['nothing', 'missing', 'everything']).default('nothing');

export const verificationMethods = {
  /** Reads bytes only and shares nothing with signing. Bad input is a finding in the report, never a refusal. */
  'verification.run': longMethod(
    z.object({
      fileId: id,
      contentFileId: id.nullable().default(null),
      /** Anchors for this run; none named: the user's own list. */
      trustFileIds: z.array(id).default([]),
      crlFileIds: z.array(id).default([]),
      ocspFileIds: z.array(id).default([]),
      /** A policy of the user's own, JSON; null: the program's. */
      policyFileId: id.nullable().default(null),
      revocation: z.enum(revocationDemands).default('required'),
      at: instant.nullable().default(null),
      fetch,
    }),
    z.object({ reportId: id, report, acts: z.array(networkActView) }),
  ),
  /** Verifies the newest package of a bid, with the user's own trust anchors. */
  'verification.runBid': longMethod(
    z.object({
      bidId: id,
      crlFileIds: z.array(id).default([]),
      ocspFileIds: z.array(id).default([]),
      /** A policy of the user's own, JSON; null: the program's. */
      policyFileId: id.nullable().default(null),
      revocation: z.enum(revocationDemands).default('required'),
      at: instant.nullable().default(null),
      fetch,
    }),
    z.object({ reportId: id, report, acts: z.array(networkActView) }),
  ),
  /** Writes a report that was made in this session of the program; answers where. */
  'verification.save': method(z.object({ reportId: id, as: z.enum(reportForms), language }), z.object({ path: line })),
  /**
   * Writes a copy of a signed file out of what was verified, into a folder of its own in the workspace, if it is still the
   * very file that the report is about; nothing opens it.
   */
  'verification.extract': longMethod(z.object({ reportId: id, name: line }), z.object({ path: line })),
  /** Writes such a copy and lets the user look at it, on a page of its own that this answer names and does not hold. */
  'verification.look': longMethod(
    z.object({ reportId: id, name: line }),
    z.object({ path: line, preview: filePreview }),
  ),
} as const;
