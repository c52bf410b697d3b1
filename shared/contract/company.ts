import { z } from 'zod';
import { companyProfile } from '../company/profile.ts';
import { longMethod, method } from './method.ts';
import { count, finding, id, language, line, nothing } from './vocabulary.ts';

const companyView = z.object({ companyId: id, profile: companyProfile, findings: z.array(finding) });
export type CompanyView = z.infer<typeof companyView>;

const companyRow = z.object({
  companyId: id,
  fullName: line,
  shortName: line,
  inn: line,
  isChosen: z.boolean(),
  bids: count,
  keys: count,
  papers: count,
});
export type CompanyRow = z.infer<typeof companyRow>;
const companyList = z.object({ companies: z.array(companyRow) });

/** One field that an extract would change; `field` is its path in the profile, `accounts.0.bik` say. */
export const extractChange = z.object({ field: line, before: line, after: line, from: line });
export type ExtractChange = z.infer<typeof extractChange>;

const chosen = { companyId: id.optional() };

export const companyMethods = {
  /** The company asked for, or the chosen one. */
  'company.show': method(z.object(chosen), companyView),
  'company.save': method(companyProfile.extend(chosen), companyView),
  'company.list': method(nothing, companyList),
  /** Adds an empty company of this name and chooses it. */
  'company.add': method(z.object({ shortName: line }), companyView),
  'company.switch': method(z.object({ companyId: id }), companyList),
  /** Only a company that nothing belongs to, and never the last one. */
  'company.remove': method(z.object({ companyId: id }), companyList),
  /**
   * What an extract from a state register (CSV, XLSX or JSON) would change: nothing is saved. `profile` is the company's with the
   * changes; `unread` are names in the file that no field stands for.
   */
  'company.readExtract': method(
    z.object({ fileId: id, ...chosen }),
    z.object({
      companyId: id,
      changes: z.array(extractChange),
      profile: companyProfile,
      findings: z.array(finding),
      unread: z.array(line),
    }),
  ),
  /**
   * The company's card for a registration, to print or hand in: `.pdf`, `.docx` or `.xlsx` by the ending of `out`. Without `out` it
   * is put into the workspace's `exports`. `missing` are fields that registrations ask for and nobody has filled in.
   */
  'company.card': longMethod(
    z.object({
      ...chosen,
      platformId: id.nullable().default(null),
      ending: z.enum(['.pdf', '.docx', '.xlsx']).default('.pdf'),
      out: line.nullable().default(null),
      language: language.default('ru'),
    }),
    z.object({ path: line, size: count, missing: z.array(line) }),
  ),
} as const;
