import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { listOf, textOf, type Command, type Desk, type Given } from '../command.ts';

/** What people say about a paper, one option for each fact. */
export const paperOptions = {
  kind: { type: 'string', value: 'KIND', help: 'help.option.paper-kind' },
  title: { type: 'string', value: 'TITLE', help: 'help.option.paper-title' },
  number: { type: 'string', value: 'NUMBER', help: 'help.option.paper-number' },
  issuer: { type: 'string', value: 'NAME', help: 'help.option.paper-issuer' },
  issued: { type: 'string', value: 'DAY', help: 'help.option.paper-issued' },
  expires: { type: 'string', value: 'DAY', help: 'help.option.paper-expires' },
  original: { type: 'string', value: 'PLACE', help: 'help.option.paper-original' },
  note: { type: 'string', value: 'TEXT', help: 'help.option.paper-note' },
  tag: { type: 'string', multiple: true, value: 'TAG', help: 'help.option.paper-tag' },
  replaces: { type: 'string', value: 'PAPER-ID', help: 'help.option.paper-replaces' },
} as const satisfies Command['options'];

const names = {
  kind: 'kindId',
  title: 'title',
  number: 'number',
  issuer: 'issuer',
  issued: 'issuedOn',
  expires: 'expiresOn',
  original: 'original',
  note: 'note',
  replaces: 'replaces',
} as const;
/** An empty word takes these back. */
const emptied = new Set(['issuedOn', 'expiresOn', 'replaces']);

/** The facts that options name; the step checks them, so that its refusal names the field. */
export const factsGiven = (given: Given): Readonly<Record<string, unknown>> => {
  const tags = listOf(given, 'tag');
  return {
    ...Object.fromEntries(
      Object.entries(names).flatMap(([option, field]) => {
        const value = textOf(given, option);
        return value === null ? [] : [[field, value === '' && emptied.has(field) ? null : value]];
      }),
    ),
    ...(tags.length === 0 ? {} : { tags: tags.filter((tag) => tag !== '') }),
  };
};

/** A paper's facts as they stand, of any company, without what is computed. */
export const factsOf = async (desk: Desk, paperId: string): Promise<Outcome<Readonly<Record<string, unknown>>>> => {
  const companies = await desk.ask('company.list', {});
  if (!companies.ok) return companies;
  for (const { companyId } of companies.value.companies) {
    const listed = await desk.ask('papers.list', { companyId });
    if (!listed.ok) return listed;
    const paper = listed.value.papers.find((one) => one.paperId === paperId);
    if (paper === undefined) continue;
    const { kindId, title, number, issuer, issuedOn, expiresOn, original, note, tags, replaces } = paper;
    return ok({ kindId, title, number, issuer, issuedOn, expiresOn, original, note, tags, replaces });
  }
  return failKernel('record.not-found', { kind: 'paper', id: paperId });
};
