import { blankDocument, blankProcedure } from '#shared/procedure/blank.ts';
import type { NoticeDate, NoticeDocument, Procedure } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { elementsOf } from '../../xml/query.ts';
import type { ReadNotice } from '../document-format.ts';
import { moscowTime } from '../russian/facts.ts';
import { below, find, findAll, lineAt, lineOf, missing, passOver, proseOf, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { unknownFieldsOf } from '../xml/unknown-fields.ts';
import { momentOf } from '../xml/values.ts';
import { documentsOf } from './documents.ts';

/**
 * Documents about a notice. Names and fields as published files of 2012 to 2020 and public readers of them show; protocols
 * as files of November 2020 (TFF-10) have them.
 */
const about = [
  ['cancellation', /^purchaseRejection$/],
  ['lots-cancelled', /^(?:purchase)?[Ll]otCancel(?:lation)?$/],
  ['protocol-cancelled', /^(?:purchaseP|p)rotocolCancel(?:lation)?$/],
  ['protocol', /^purchaseProtocol/],
  ['explanation', /^(?:purchaseE|e)xplanation$/],
] as const;
export type AboutNotice = (typeof about)[number][0];

export const aboutNotice = (local: string): AboutNotice | null =>
  about.find(([, pattern]) => pattern.test(local))?.[0] ?? null;

/** The protocol that sums up, from which the terms of the contract run (223-FZ art. 3.2 p.15). */
const lastProtocol = /^purchaseProtocolSummingup/;

/** What one item of such a document says: `purchaseRejectionData`, `purchaseProtocolSummingupAESMBOData`. */
export const aboutDataOf = (item: XmlElement): XmlElement | null =>
  elementsOf(item).find(({ local }) => local.endsWith('Data')) ?? null;

/** The registration number of the notice that a document is about; its own `registrationNumber` is another. */
export const numberOfAbout = (facts: XmlFacts, data: XmlElement): string | null =>
  lineAt(facts, data, 'cancelNoticeRegistrationNumber') ??
  lineAt(facts, data, 'purchaseInfo', 'purchaseNoticeNumber') ??
  lineAt(facts, data, 'purchaseNoticeNumber');

const protocolOf = (
  facts: XmlFacts,
  root: XmlElement,
  data: XmlElement,
): { readonly document: NoticeDocument; readonly dates: readonly NoticeDate[] } => {
  const published = momentOf(facts, find(data, 'publicationDateTime'), moscowTime);
  const number = lineAt(facts, data, 'registrationNumber');
  const title = [lineAt(facts, data, 'typeName') ?? 'Протокол', number].filter((part) => part !== null).join(' ');
  const url = lineAt(facts, data, 'urlEIS') ?? lineAt(facts, data, 'urlOOS');
  const isLast = published !== null && lastProtocol.test(root.local);
  return {
    document: { ...blankDocument, title, url, publishedAt: published?.at ?? null },
    dates: isLast ? [{ ...published, kind: 'protocol', path: pathOf(facts.root, data) }] : [],
  };
};

/** What a document about a notice adds to its procedure, and what it takes away; everything else stays as it was. */
export const readAbout = (
  facts: XmlFacts,
  root: XmlElement,
  data: XmlElement,
  kind: AboutNotice,
  sourceId: string,
): Pick<ReadNotice, 'procedure' | 'withdraws'> => {
  const protocol = kind === 'protocol' ? protocolOf(facts, root, data) : null;
  const lots = findAll(data, 'cancelledLots', 'cancelledLot').flatMap(
    (lot) => lineAt(facts, lot, 'ordinalNumber') ?? [],
  );
  if (kind === 'lots-cancelled' && lots.length === 0) missing(facts, data, 'cancelledLots/cancelledLot/ordinalNumber');
  const reasons = ['reason', 'rejectionReason', 'cancelReason', 'changeDescription', 'missedReason'].flatMap((name) =>
    below(data, name, new Set(['attachments'])).flatMap((element) => proseOf(facts, element) ?? []),
  );
  for (const silent of ['templateStructure', 'templateBlocks', 'guid', 'createDateTime', 'purchaseInfo'])
    passOver(facts, find(data, silent));
  const published = momentOf(facts, find(data, 'publicationDateTime'), moscowTime);
  const documents = documentsOf(facts, data);
  const procedure: Procedure = {
    ...blankProcedure,
    sourceId,
    sourceFormat: 'ru223',
    title: sourceId,
    status: kind === 'cancellation' ? 'cancelled' : null,
    publishedAt: published?.at ?? null,
    dates: protocol?.dates ?? [],
    documents: protocol === null ? documents : [protocol.document, ...documents],
    amendment: reasons.length === 0 ? null : { noticeId: null, reason: [...new Set(reasons)].join('; '), changes: [] },
    url: lineOf(facts, find(data, 'urlEIS')) ?? lineOf(facts, find(data, 'urlOOS')),
    ...unknownFieldsOf(facts, data),
    findings: facts.findings,
  };
  if (kind === 'lots-cancelled') return { procedure, withdraws: { lots } };
  return kind === 'protocol-cancelled' ? { procedure, withdraws: { dates: ['protocol'] } } : { procedure };
};
