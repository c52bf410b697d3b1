import { failTemplate } from '#shared/bid/templates/codes.ts';
import { template } from '#shared/bid/templates/template.ts';
import { ok } from '#shared/kernel/result.ts';
import { failReference } from '#shared/procedure/reference/codes.ts';
import { sameRecord } from '#shared/procedure/reference/overlay.ts';
import type { Step } from '../../context.ts';
import { exportRecords, takeRecords } from '../../reference/files.ts';
import { knownTemplates, storeTemplate } from './template-records.ts';
import { faultsOfText, templateRows } from './templates.ts';

export const exportTemplates: Step<'templates.export'> = async ({ templateIds, keep }, { host }) => {
  const known = knownTemplates(host.workspace.database);
  const missing = templateIds.find((asked) => !known.some((one) => one.template.templateId === asked));
  if (missing !== undefined) return failTemplate('templates.unknown', { template: missing });
  const chosen = known.flatMap(({ template: one, isOwn }) =>
    (templateIds.length === 0 ? isOwn : templateIds.includes(one.templateId)) ? [one] : [],
  );
  return exportRecords(host, 'text-template', 'texts', chosen, keep);
};

/** Refuses a file with a text that could never be filled. What is the same as it stands here is passed over. */
export const importTemplates: Step<'templates.import'> = async ({ fileId, replace }, { host }) => {
  const taken = await takeRecords(host, fileId, 'text-template', template);
  if (!taken.ok) return taken;
  const { database } = host.workspace;
  const known = knownTemplates(database);
  const mine = (one: (typeof taken.value)[number]) =>
    known.find(({ template: { templateId, language } }) => templateId === one.templateId && language === one.language);
  const changed = taken.value.filter((one) => {
    const before = mine(one);
    return before === undefined || !sameRecord(before.template, one);
  });
  for (const { text } of changed) {
    const [fault] = faultsOfText(text);
    if (fault !== undefined)
      return failTemplate('templates.faulty', { line: Number(fault.details['line'] ?? 0), fault: fault.code });
  }
  const conflict = changed.find((one) => mine(one)?.isOwn === true);
  if (conflict !== undefined && !replace)
    return failReference('reference.would-overwrite', { id: `${conflict.templateId} (${conflict.language})` });
  const now = host.clock();
  database.transaction(() => {
    for (const one of changed) storeTemplate(database, one, now);
  });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ templates: templateRows(database) });
};
