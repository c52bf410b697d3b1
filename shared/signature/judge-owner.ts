import { nameValue, type NameFacts } from './certificate-facts.ts';
import type { SignerFinding } from './signer-finding.ts';

/** The company that bids, by its registers: INN of 10 digits (12 of a sole trader), OGRN of 13 (OGRNIP of 15). */
export type Owner = { readonly inn: string | null; readonly ogrn: string | null };

/** Before the attribute of legal entities came, their ten-digit INN was written into twelve places. */
const withoutPadding = (inn: string): string => (/^00\d{10}$/.test(inn) ? inn.slice(2) : inn);

/** The taxpayer that a name speaks for: a legal entity's own attribute before that of the person who acts for it. */
export const innOf = (name: NameFacts): string | null => {
  const inn = nameValue(name, 'innLegalEntity') ?? nameValue(name, 'inn');
  return inn === null ? null : withoutPadding(inn);
};

export const ogrnOf = (name: NameFacts): string | null => nameValue(name, 'ogrn') ?? nameValue(name, 'ogrnip');

/**
 * A person's own number is not the company's, whatever it is: an employee's certificate (63-FZ article 17.2) names no company, and says
 * so by that. A sole trader's number is his own.
 */
const companyInnOf = (name: NameFacts, company: string | null): string | null => {
  const inn = innOf(name);
  return inn !== null && inn.length === 12 && company?.length === 10 ? null : inn;
};

/**
 * Whether the certificate is the company's: its INN and OGRN stand in the subject (63-FZ article 17 part 2 asks for them in
 * qualified certificates). Another company's number stops; an absent one warns, as with foreign certificates.
 */
export const judgeOwner = (subject: NameFacts, owner: Owner | null): readonly SignerFinding[] => [
  ...compare(companyInnOf(subject, owner?.inn ?? null), owner?.inn ?? null, 'inn'),
  ...compare(ogrnOf(subject), owner?.ogrn ?? null, 'ogrn'),
];

const compare = (
  certificate: string | null,
  company: string | null,
  number: 'inn' | 'ogrn',
): readonly SignerFinding[] => {
  if (company === null || certificate === company) return [];
  return certificate === null
    ? [{ code: `signer.${number}-absent`, severity: 'warning', place: {}, details: { company } }]
    : [{ code: `signer.${number}-differs`, severity: 'blocker', place: {}, details: { certificate, company } }];
};
