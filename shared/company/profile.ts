import { z } from 'zod';

const line = z.string().max(2_000);
const optional = line.default('');

/** An account as the bank's letter names it. */
export const bankAccount = z.object({ bank: line, bik: line, account: line, correspondent: line });

/**
 * What a company says about itself, as platforms ask for it at registration. Texts as typed: a number that is wrong is kept and a
 * finding says so. `country` is ISO 3166-1 alpha-2; `contact…` is the user who bids; `offered` and `consumed` are headings of
 * products sold and bought.
 */
export const companyProfile = z.object({
  fullName: line,
  shortName: line,
  country: line,
  legalForm: optional,
  inn: line,
  kpp: line,
  ogrn: line,
  /** The day of registration, `YYYY-MM-DD`, and who registered it. */
  registeredOn: optional,
  registeredBy: optional,
  okpo: optional,
  okved: optional,
  /** In the register of small and medium-sized business (209-FZ); '' where nobody has said. */
  smallBusiness: z.enum(['', 'micro', 'small', 'medium', 'none']).default(''),
  legalAddress: line,
  actualAddress: optional,
  postalAddress: line,
  site: optional,
  headName: optional,
  headPosition: optional,
  /** On what the head acts: the charter, a power of attorney. */
  headBasis: optional,
  contactName: line,
  contactPosition: optional,
  contactEmail: line,
  contactPhone: line,
  contactSnils: optional,
  offered: z.array(line).max(200).default([]),
  consumed: z.array(line).max(200).default([]),
  accounts: z.array(bankAccount),
});
export type CompanyProfile = z.infer<typeof companyProfile>;

export const emptyProfile: CompanyProfile = companyProfile.parse({
  fullName: '',
  shortName: '',
  country: 'RU',
  inn: '',
  kpp: '',
  ogrn: '',
  legalAddress: '',
  postalAddress: '',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  accounts: [],
});

/** The fields that are one text each. */
export type ProfileText = Exclude<keyof CompanyProfile, 'accounts' | 'offered' | 'consumed' | 'smallBusiness'>;
