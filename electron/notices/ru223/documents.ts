import { blankDocument } from '#shared/procedure/blank.ts';
import type { NoticeDocument } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { moscowTime } from '../russian/facts.ts';
import { find, findAll, lineAt, passOver, type XmlFacts } from '../xml/facts.ts';
import { momentOf } from '../xml/values.ts';

/** Files that belong to a notice or to a document about it. */
export const documentsOf = (facts: XmlFacts, data: XmlElement): readonly NoticeDocument[] => {
  const documents = new Map<string, NoticeDocument>();
  passOver(facts, find(data, 'attachments', 'totalDocumentsCount'));
  for (const element of findAll(data, 'attachments', 'document')) {
    const name = lineAt(facts, element, 'fileName');
    const description = lineAt(facts, element, 'description');
    const url = lineAt(facts, element, 'url');
    const guid = lineAt(facts, element, 'guid');
    const publishedAt = momentOf(facts, find(element, 'createDateTime'), moscowTime)?.at ?? null;
    const title = name ?? description ?? url ?? guid;
    if (title === null) continue;
    // Most describe a file by its own name once more.
    const kind = description !== null && title.startsWith(description) ? null : description;
    const key = `${url ?? guid ?? ''}\n${title}`;
    if (!documents.has(key)) documents.set(key, { ...blankDocument, title, url, kind, publishedAt });
  }
  return [...documents.values()];
};
