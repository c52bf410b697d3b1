import type { CompanyRow, CompanyView } from '#shared/contract/company.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textOf, wordAt, type Command, type Desk, type Given, type Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

export const companyOption = {
  company: { type: 'string', value: 'COMPANY', help: 'help.option.company' },
} as const satisfies Command['options'];

/** A company by its id, its INN or its short name, as people name it; what is none of them is left for the step to refuse. */
export const companyNamed = async (name: string, desk: Desk): Promise<Outcome<string>> => {
  const listed = await desk.ask('company.list', {});
  if (!listed.ok) return listed;
  const wanted = name.trim().toLowerCase();
  const named = listed.value.companies.filter(({ companyId, inn, shortName }) =>
    [companyId, inn, shortName.toLowerCase()].includes(wanted),
  );
  const [only, ...others] = named;
  return ok(only !== undefined && others.length === 0 ? only.companyId : name);
};

/** The company of `--company`; without it the chosen one. */
export const companyOf = async (given: Given, desk: Desk): Promise<Outcome<{ companyId?: string }>> => {
  const name = textOf(given, 'company');
  if (name === null) return ok({});
  const found = await companyNamed(name, desk);
  return found.ok ? ok({ companyId: found.value }) : found;
};

export const companyRows = (companies: readonly CompanyRow[], words: Words): readonly string[] =>
  table(
    companies.map(({ companyId, shortName, inn, isChosen, bids, keys, papers }) => [
      isChosen ? '→' : '',
      companyId,
      shortName === '' ? '—' : shortName,
      inn,
      words.say('company.list.counts', { bids, keys, papers }),
    ]),
  );

const lineOf = (name: string, value: string | readonly string[], words: Words): readonly string[] => [
  words.say(`company.field.${name}` as TextKey),
  typeof value === 'string' ? value : value.join('; '),
];

export const profileLines = ({ profile, findings }: CompanyView, words: Words): readonly string[] => {
  const { accounts, smallBusiness, ...fields } = profile;
  return [
    ...table([
      ...Object.entries(fields)
        .filter(([, value]) => value.length > 0)
        .map(([name, value]) => lineOf(name, value, words)),
      ...(smallBusiness === ''
        ? []
        : [[words.say('company.field.smallBusiness'), words.say(`company.small-business.${smallBusiness}`)]]),
      ...accounts.map(({ bank, bik, account, correspondent }, index) => [
        words.say('company.account', { number: index + 1 }),
        [bank, bik, account, correspondent].filter((part) => part !== '').join(' · '),
      ]),
    ]),
    ...findingLines(findings, words),
  ];
};

/** A command that does one act to a named company and lists those there are then. */
export const companyAct = (act: 'switch' | 'remove'): Command => ({
  usage: [`company ${act} COMPANY`],
  summary: `help.company-${act}`,
  options: {},
  words: [1, 1],
  wordName: 'COMPANY',
  run: async (given, desk) => {
    const companyId = await companyNamed(wordAt(given, 0), desk);
    if (!companyId.ok) return companyId;
    const listed = await desk.ask(`company.${act}`, { companyId: companyId.value });
    return listed.ok
      ? ok({ value: listed.value, exit: 0, text: (words) => companyRows(listed.value.companies, words) })
      : listed;
  },
});
