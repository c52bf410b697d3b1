import type { CompanyProfile, ProfileText } from './profile.ts';

type CardField = ProfileText | 'smallBusiness' | 'offered' | 'consumed';

/**
 * What registrations ask for, in the order in which B2B-Center does: the user, the organisation, its requisites, its head. Bank
 * accounts come last, as a table.
 */
export const cardSections = [
  { section: 'user', fields: ['contactName', 'contactPosition', 'contactEmail', 'contactPhone', 'contactSnils'] },
  {
    section: 'organisation',
    fields: ['country', 'legalForm', 'inn', 'smallBusiness', 'okved', 'offered', 'consumed', 'site'],
  },
  {
    section: 'requisites',
    fields: [
      'fullName',
      'shortName',
      'ogrn',
      'registeredOn',
      'registeredBy',
      'kpp',
      'okpo',
      'legalAddress',
      'actualAddress',
      'postalAddress',
    ],
  },
  { section: 'head', fields: ['headName', 'headPosition', 'headBasis'] },
] as const satisfies readonly { readonly section: string; readonly fields: readonly CardField[] }[];
export type CardSection = (typeof cardSections)[number]['section'];

/** Without these no platform registers a company. A sole proprietor has no KPP, and other countries have other numbers. */
const asked: readonly CardField[] = [
  'contactName',
  'contactEmail',
  'contactPhone',
  'contactPosition',
  'country',
  'legalForm',
  'inn',
  'offered',
  'consumed',
  'fullName',
  'shortName',
  'ogrn',
  'kpp',
  'legalAddress',
  'actualAddress',
  'postalAddress',
];

const isBlank = (value: string | readonly string[]): boolean =>
  typeof value === 'string' ? value.trim() === '' : value.every((line) => line.trim() === '');

/** Fields that a registration asks for and nobody has filled in, by their path; `accounts` where there is no account. */
export const missingOnCard = (profile: CompanyProfile): readonly (CardField | 'accounts')[] => {
  const isForeign = profile.country !== 'RU';
  const isProprietor = profile.inn.trim().length === 12;
  const fields = asked
    .filter((field) => !(field === 'kpp' && (isForeign || isProprietor)) && !(field === 'ogrn' && isForeign))
    .filter((field) => isBlank(profile[field]));
  return profile.accounts.some(({ account }) => account.trim() !== '') ? fields : [...fields, 'accounts'];
};
