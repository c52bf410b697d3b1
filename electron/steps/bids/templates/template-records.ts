import { shippedTemplates } from '#shared/bid/templates/shipped/index.ts';
import { template, type Template } from '#shared/bid/templates/template.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { Database, Row } from '../../../store/database.ts';

export type KnownTemplate = { readonly template: Template; readonly isShipped: boolean; readonly isOwn: boolean };

const sameName = (
  a: Pick<Template, 'templateId' | 'language'>,
  b: Pick<Template, 'templateId' | 'language'>,
): boolean => a.templateId === b.templateId && a.language === b.language;

const ownTemplates = (database: Database): readonly Template[] =>
  database
    .all<Row & { body: string }>('SELECT body FROM text_template ORDER BY template_id, language')
    .map(({ body }) => template.parse(JSON.parse(body)));

/** The texts that come with the program, in the user's words where he has changed them, then the user's own. */
export const knownTemplates = (database: Database): readonly KnownTemplate[] => {
  const own = ownTemplates(database);
  return [
    ...shippedTemplates.map((shipped) => {
      const changed = own.find((one) => sameName(one, shipped));
      return { template: changed ?? shipped, isShipped: true, isOwn: changed !== undefined };
    }),
    ...own
      .filter((one) => !shippedTemplates.some((shipped) => sameName(one, shipped)))
      .map((one) => ({ template: one, isShipped: false, isOwn: true })),
  ];
};

export const findTemplate = (database: Database, templateId: string, language: Language): KnownTemplate | null =>
  knownTemplates(database).find((known) => sameName(known.template, { templateId, language })) ?? null;

export const storeTemplate = (database: Database, body: Template, now: Instant): void => {
  database.run(
    `INSERT INTO text_template (template_id, language, body, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (template_id, language) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`,
    [body.templateId, body.language, JSON.stringify(body), now],
  );
};

export const dropTemplate = (database: Database, templateId: string, language: Language): void => {
  database.run('DELETE FROM text_template WHERE template_id = ? AND language = ?', [templateId, language]);
};
