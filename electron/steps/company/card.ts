import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cardSections, missingOnCard } from '#shared/company/card.ts';
import type { CompanyProfile } from '#shared/company/profile.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { textsIn, type Texts } from '#shared/text/translator.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { TextBlock, TextDocument, TextRun } from '../../documents/text-document/text-document.ts';
import type { TableDocument } from '../../tables/document.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { companyAsked } from './company-profile.ts';
import { cardOf } from './platform-cards.ts';

type Line = readonly [label: string, value: string];
type Part = { readonly title: string; readonly lines: readonly Line[] };
type Card = {
  readonly title: string;
  readonly company: string;
  readonly facts: readonly Line[];
  readonly parts: readonly Part[];
  readonly accounts: readonly Part[];
  readonly language: Texts['language'];
  readonly madeAt: Instant;
};

const accountParts = ['bank', 'bik', 'account', 'correspondent'] as const;

const valueOf = (
  profile: CompanyProfile,
  field: (typeof cardSections)[number]['fields'][number],
  { say }: Texts,
): string => {
  if (field === 'smallBusiness')
    return profile.smallBusiness === '' ? '' : say(`company.small-business.${profile.smallBusiness}`);
  const value = profile[field];
  return typeof value === 'string' ? value : value.filter((line) => line.trim() !== '').join('; ');
};

const cardFor = (profile: CompanyProfile, platform: string | null, texts: Texts, madeAt: Instant): Card => {
  const { say } = texts;
  return {
    title: say('company.card.title'),
    company: profile.shortName === '' ? profile.fullName : profile.shortName,
    facts: [
      ...(platform === null ? [] : [[say('company.card.for'), platform] as const]),
      [say('company.card.made'), madeAt.slice(0, 10)],
    ],
    parts: cardSections.map(({ section, fields }) => ({
      title: say(`company.card.section.${section}`),
      lines: fields.map((field): Line => [say(`company.field.${field}`), valueOf(profile, field, texts)]),
    })),
    accounts: profile.accounts.map((account, index) => ({
      title: say('company.account', { number: index + 1 }),
      lines: accountParts.map((part): Line => [say(`company.account.${part}`), account[part]]),
    })),
    language: texts.language,
    madeAt,
  };
};

const fullTitle = ({ title, company }: Pick<Card, 'title' | 'company'>): string => `${title}: ${company}`;

/** Numbers, addresses of the net and the like keep their order inside a text that runs right to left. */
const runsOf = (value: string): readonly TextRun[] =>
  value === '' ? [{ text: '—' }] : [{ text: value, island: true }];

const asText = ({ title, company, facts, parts, accounts, language, madeAt }: Card): TextDocument => {
  const table = (lines: readonly Line[]): TextBlock => ({
    kind: 'table',
    columns: [
      { share: 2, align: 'start' },
      { share: 3, align: 'start' },
    ],
    header: null,
    rows: lines.map(([label, value]) => [[{ text: label }], runsOf(value)]),
    hasLines: true,
  });
  return {
    title: fullTitle({ title, company }),
    language,
    pageHeader: null,
    pageFooter: null,
    hasPageNumbers: true,
    blocks: [
      { kind: 'heading', level: 1, runs: [{ text: `${title}: ` }, { text: company, island: true }], align: 'start' },
      ...facts.map(([label, value]): TextBlock => ({
        kind: 'paragraph',
        runs: [{ text: `${label}: ` }, { text: value, island: true }],
        align: 'start',
      })),
      ...[...parts, ...accounts].flatMap(({ title: part, lines }): readonly TextBlock[] => [
        { kind: 'heading', level: 2, runs: [{ text: part }], align: 'start' },
        table(lines),
      ]),
    ],
    madeAt,
  };
};

const asTable = ({ facts, parts, accounts, language, madeAt, ...card }: Card, { say }: Texts): TableDocument => ({
  title: fullTitle(card),
  language,
  facts,
  notes: [],
  tables: [...parts, ...accounts].map(({ title: name, lines }) => ({
    name,
    columns: [say('company.card.field'), say('company.card.value')],
    rows: lines.map(([label, value]) => [{ text: label }, value === '' ? null : { text: value }]),
  })),
  charts: [],
  madeAt,
});

const bytesOf = async (card: Card, ending: '.pdf' | '.docx' | '.xlsx', texts: Texts): Promise<Uint8Array> => {
  if (ending === '.xlsx')
    return (await import('../../tables/write-document.ts')).bytesOfDocument(asTable(card, texts), ending);
  const { bytesOfTextDocument } = await import('../../documents/text-document/write-text-document.ts');
  return bytesOfTextDocument(asText(card), ending);
};

/** A file name that every system takes. */
const nameOf = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .replaceAll(' ', '-');

const endings = ['.pdf', '.docx', '.xlsx'] as const;

/** Writes the card whole or not at all. What is empty is printed as a dash, and told as `missing` where registrations ask for it. */
export const writeCard: Step<'company.card'> = async (
  { companyId, platformId, ending: wanted, out, language },
  { host },
) => {
  const { database, folder } = host.workspace;
  const company = companyAsked(database, companyId);
  if (!company.ok) return company;
  const { profile } = company.value;
  const platform = cardOf(database, platformId);
  if (platformId !== null && platform === null)
    return failKernel('record.not-found', { kind: 'platform', id: platformId });
  const ending = out === null ? wanted : endings.find((one) => out.toLowerCase().endsWith(one));
  if (ending === undefined) return failKernel('input.invalid', { path: 'out', reason: endings.join(', ') });
  const texts = await textsIn(language);
  const card = cardFor(profile, platform?.name ?? null, texts, host.clock());
  const bytes = await bytesOf(card, ending, texts);
  const exports = join(folder, 'exports');
  if (out === null) await mkdir(exports, { recursive: true });
  const path = out === null ? join(exports, `${nameOf(fullTitle(card))}${ending}`) : resolve(out);
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(bytes);
    return ok(null);
  });
  if (!written.ok) return written;
  recordAct(database, { at: host.clock(), act: 'company.card-written', subject: profile.shortName, digest: null });
  return ok({ path, size: bytes.length, missing: [...missingOnCard(profile)] });
};
