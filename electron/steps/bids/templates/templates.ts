import { failTemplate } from '#shared/bid/templates/codes.ts';
import { fieldNames, positionFieldNames } from '#shared/bid/templates/fields.ts';
import { fillTemplate, ownFieldsOf, type FieldSource } from '#shared/bid/templates/fill.ts';
import type { TemplateFinding } from '#shared/bid/templates/parse.ts';
import type { TemplateRow } from '#shared/contract/templates.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Database } from '../../../store/database.ts';
import type { Step } from '../../context.ts';
import { dropTemplate, findTemplate, knownTemplates, storeTemplate, type KnownTemplate } from './template-records.ts';

const rowOf = ({ template, isShipped, isOwn }: KnownTemplate): TemplateRow => ({
  templateId: template.templateId,
  language: template.language,
  kind: template.kind,
  title: template.title,
  isShipped,
  isOwn,
  asks: [...ownFieldsOf(template.text)],
});

export const templateRows = (database: Database): TemplateRow[] => knownTemplates(database).map(rowOf);

/** Every field with some value: what a text is refused for then is wrong for any bid. */
const anyBid = (text: string): FieldSource => ({
  fields: new Map([...fieldNames, ...ownFieldsOf(text)].map((name) => [name, '1'])),
  lists: { positions: [new Map(positionFieldNames.map((name) => [name, '1']))] },
});

/** A condition that never holds hides its part: both parts are looked at, the second time with nothing filled in. */
export const faultsOfText = (text: string): readonly TemplateFinding[] => {
  const full = fillTemplate(text, anyBid(text)).faults;
  const empty = fillTemplate(text, {
    fields: new Map([...anyBid(text).fields.keys()].map((name) => [name, ''])),
    lists: { positions: [] },
  }).faults.filter(({ code }) => code === 'templates.field-unknown');
  const seen = new Set(full.map(({ code, details }) => `${code} ${String(details['field'])}`));
  return [...full, ...empty.filter(({ code, details }) => !seen.has(`${code} ${String(details['field'])}`))];
};

export const listTemplates: Step<'templates.list'> = async (_, { host }) =>
  ok({ templates: templateRows(host.workspace.database) });

export const showTemplate: Step<'templates.show'> = async ({ templateId, language }, { host }) => {
  const known = findTemplate(host.workspace.database, templateId, language);
  return known === null
    ? failTemplate('templates.unknown', { template: `${templateId} ${language}` })
    : ok({ ...known, fields: [...fieldNames, ...positionFieldNames] });
};

export const checkTemplate: Step<'templates.check'> = async ({ text }) => ok({ faults: [...faultsOfText(text)] });

/** Refuses a text with unknown fields or unclosed blocks: it could never be written. */
export const saveTemplate: Step<'templates.save'> = async (body, { host }) => {
  const [fault] = faultsOfText(body.text);
  if (fault !== undefined)
    return failTemplate('templates.faulty', { line: Number(fault.details['line'] ?? 0), fault: fault.code });
  storeTemplate(host.workspace.database, body, host.clock());
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ templates: templateRows(host.workspace.database) });
};

export const removeTemplate: Step<'templates.remove'> = async ({ templateId, language }, { host }) => {
  const { database } = host.workspace;
  const known = findTemplate(database, templateId, language);
  if (known === null) return failTemplate('templates.unknown', { template: `${templateId} ${language}` });
  if (!known.isOwn) return failTemplate('templates.shipped', { template: `${templateId} ${language}` });
  dropTemplate(database, templateId, language);
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ templates: templateRows(database) });
};
