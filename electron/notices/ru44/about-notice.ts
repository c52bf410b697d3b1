import { blankDocument, blankProcedure } from '#shared/procedure/blank.ts';
import type { DateKind, NoticeDate, NoticeDocument, Procedure } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import type { ReadNotice } from '../document-format.ts';
import { moscowTime, organisationOf } from '../russian/facts.ts';
import { below, find, lineAt, lineOf, missing, passOver, proseOf, tell, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { unknownFieldsOf } from '../xml/unknown-fields.ts';
import { dateOf, momentOf } from '../xml/values.ts';
import { lotParts, numberAt, publishedOf } from './notice.ts';
import { documentsOf, firstOf } from './parts.ts';
import { numbers } from './requirements.ts';

/**
 * Documents about a notice. Names and fields as files of 2014 to 2024 and public readers of them show: `fcs…` of schemas
 * 4 to 9 (`fcs_notificationEFDateChange` of 7.0), `ep…` of schemas 8.2 to 14.
 */
const about = [
  ['cancellation', /^(?:ep|fcs|pprf615)NotificationCancel$/],
  ['restoration', /^(?:ep|fcs)NotificationCancelFailure$/],
  ['prolongation', /^(?:ep|fcsPurchase)Prolongation(?!Cancel)/],
  ['prolongation-cancelled', /^(?:ep|fcsPurchase)ProlongationCancel/],
  ['date-change', /^(?:(?:ep|fcs|pprf615)N|fcs_n)otification\w*DateChange$/],
  ['organiser-change', /^(?:ep|fcs|pprf615)Notification\w*OrgChange$/],
  ['lot-cancelled', /^(?:ep|fcs|pprf615)NotificationLotCancel$/],
  ['lot-change', /^(?:ep|fcs|pprf615)NotificationLotChange$/],
  // Answers; a question that somebody sent (`…Request`) changes nothing.
  ['clarification', /^(?:ep|fcs|pprf615)Clarification(?:Doc|Result)?$/],
  ['protocol-cancelled', /^(?:ep|fcs|pprf615)ProtocolCancel$/],
  ['protocol', /^(?:ep|fcs|pprf615)Protocol(?!Cancel|Evasion|Deviation|EvDev)/],
] as const;
export type AboutNotice = (typeof about)[number][0];

export const aboutNotice = (local: string): AboutNotice | null =>
  about.find(([, pattern]) => pattern.test(local))?.[0] ?? null;

/** The last protocol of a procedure, from whose publication the terms of the contract run (44-FZ art. 51 p.2). */
const lastProtocol =
  /Final|Single(?:App|Part)|Invalidation|Protocol(?:EF3|OK2|EOK3|E?OKOU3|EOKD4|OKD5|EZK2|ZK|ZKAfterProlong|EZP2)$/;

type Said = Partial<Procedure> & Pick<ReadNotice, 'withdraws' | 'undoes'>;

const dated = (
  facts: XmlFacts,
  kind: DateKind,
  element: XmlElement | null,
  lotId: string | null = null,
): readonly NoticeDate[] =>
  dateOf(facts, element, kind, moscowTime).map((date) => (lotId === null ? date : { ...date, lotId }));

const prolonged = (facts: XmlFacts, notice: XmlElement): Said => {
  const until = firstOf(
    notice,
    ['prolongationInfo', 'newCollectingEndDT'],
    ['prolongationInfo', 'collectingInfo', 'endDT'],
    ['collectingProlongationDate'],
  );
  const lotId = lineAt(facts, notice, 'lot', 'lotNumber');
  const ofWhole = lotId === null ? momentOf(facts, until, moscowTime) : null;
  const dates = [
    ...dated(facts, 'bids-until', until, lotId),
    ...dated(
      facts,
      'opening',
      firstOf(notice, ['prolongationInfo', 'openingInfo', 'openingDT'], ['openingProlongationDate']),
      lotId,
    ),
    ...dated(
      facts,
      'consideration-until',
      firstOf(
        notice,
        ['prolongationInfo', 'scoringInfo', 'firstPartsDT'],
        ['prolongationInfo', 'firstPartsDT'],
        ['scoringProlongationDate'],
      ),
      lotId,
    ),
  ];
  for (const was of ['collectingEndDate', 'scoringDate', 'openingDate']) {
    passOver(facts, find(notice, was));
    passOver(facts, find(notice, 'prolongationInfo', was));
  }
  // Believed taken in, it would leave the old deadline standing.
  if (dates.length === 0) missing(facts, notice, 'prolongationInfo/collectingInfo/endDT');
  return { deadline: ofWhole, dates };
};

const midnight = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:\d\d)?$|^\d{4}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/;

/** A new day of the auction is given without its hour, which the platform sets later; the old moment holds no more. */
const redated = (facts: XmlFacts, notice: XmlElement): Said => {
  const fresh = firstOf(notice, ['newAuctionDate'], ['commonInfo', 'newAuctionDate']);
  const moment = fresh ?? firstOf(notice, ['auctionTime'], ['commonInfo', 'auctionTime']);
  if (fresh !== null) passOver(facts, find(notice, 'auctionTime'));
  const text = lineOf(facts, moment);
  if (moment === null || text === null) {
    missing(facts, notice, 'newAuctionDate');
    return {};
  }
  if (!midnight.test(text)) return { dates: dated(facts, 'auction', moment) };
  tell(facts, moment, 'notice.date-without-time', { field: moment.local, text });
  return {
    withdraws: { dates: ['auction'] },
    amendment: {
      noticeId: null,
      reason: null,
      changes: [{ lotId: null, description: `Аукцион: ${text.slice(0, 10)}` }],
    },
  };
};

const reasonsOf = (facts: XmlFacts, notice: XmlElement): string | null => {
  const texts = ['topic', 'question', 'addInfo', 'docName', 'authorityName'].flatMap((name) =>
    below(notice, name, new Set(['attachmentInfo', 'attachments', 'responsibleInfo'])).flatMap(
      (element) => proseOf(facts, element) ?? [],
    ),
  );
  return texts.length === 0 ? null : [...new Set(texts)].slice(0, 10).join('; ');
};

const protocolOf = (facts: XmlFacts, notice: XmlElement): Said => {
  const isLast = lastProtocol.test(notice.local);
  const published = publishedOf(facts, notice);
  const [failed] = below(notice, 'abandonedReason');
  const why = failed === undefined ? null : lineAt(facts, failed, 'name');
  const number = lineOf(facts, firstOf(notice, ['commonInfo', 'docNumber'], ['docNumber'], ['protocolNumber']));
  const url = lineOf(facts, firstOf(notice, ['commonInfo', 'href'], ['href']));
  const title = `${isLast ? 'Итоговый протокол' : 'Протокол'}${number === null ? '' : ` ${number}`}`;
  const document: NoticeDocument = { ...blankDocument, title, url, publishedAt: published?.at ?? null };
  return {
    documents: [document],
    dates: isLast && published !== null ? [{ ...published, kind: 'protocol', path: pathOf(facts.root, notice) }] : [],
    ...(failed === undefined ? {} : { status: 'unsuccessful' }),
    ...(why === null ? {} : { amendment: { noticeId: null, reason: why, changes: [] } }),
  };
};

/** What one document says of the procedure it is about. */
const saidBy = (facts: XmlFacts, notice: XmlElement, kind: AboutNotice): Said => {
  switch (kind) {
    case 'cancellation':
      return { status: 'cancelled' };
    case 'restoration':
      return { status: 'active' };
    case 'prolongation':
      return prolonged(facts, notice);
    case 'prolongation-cancelled':
      return { undoes: 'prolongation' };
    case 'date-change':
      return redated(facts, notice);
    case 'organiser-change': {
      const buyer = organisationOf(facts, find(notice, 'newRespOrg'), numbers);
      if (buyer === null) missing(facts, notice, 'newRespOrg/fullName');
      return { buyer };
    }
    case 'lot-cancelled': {
      const lot = lineAt(facts, notice, 'lot', 'lotNumber');
      if (lot === null) missing(facts, notice, 'lot/lotNumber');
      return { withdraws: { lots: lot === null ? [] : [lot] } };
    }
    case 'lot-change':
      return lotParts(facts, notice);
    case 'protocol':
      return protocolOf(facts, notice);
    case 'protocol-cancelled':
      return { withdraws: { dates: ['protocol'] } };
    case 'clarification':
      return {};
  }
};

/** What a document about a notice adds to its procedure, and what it takes away; everything else stays as it was. */
export const readAbout = (
  facts: XmlFacts,
  notice: XmlElement,
  kind: AboutNotice,
  sourceId: string,
): Pick<ReadNotice, 'procedure' | 'withdraws' | 'undoes'> => {
  const { withdraws, undoes, ...said } = saidBy(facts, notice, kind);
  // How the document itself is filed and printed.
  for (const way of [
    ['id'],
    ['externalId'],
    ['versionNumber'],
    ['printForm'],
    ['printFormInfo'],
    ['commonInfo', 'docNumber'],
    ['docNumber'],
  ])
    passOver(facts, find(notice, ...way));
  const reason = kind === 'protocol' ? null : reasonsOf(facts, notice);
  const amendment = said.amendment ?? (reason === null ? null : { noticeId: null, reason, changes: [] });
  const procedure: Procedure = {
    ...blankProcedure,
    sourceId,
    sourceFormat: 'ru44',
    title: sourceId,
    publishedAt: publishedOf(facts, notice)?.at ?? null,
    url: lineOf(facts, firstOf(notice, ['commonInfo', 'href'], ['href'])),
    ...said,
    amendment: amendment === null ? null : { ...amendment, reason: amendment.reason ?? reason },
    documents: [...(said.documents ?? []), ...documentsOf(facts, notice)],
    ...unknownFieldsOf(facts, notice),
    findings: facts.findings,
  };
  return {
    procedure,
    ...(withdraws === undefined ? {} : { withdraws }),
    ...(undoes === undefined ? {} : { undoes }),
  };
};

/** The number of the procedure that a document is about. */
export const numberOfAbout = (facts: XmlFacts, notice: XmlElement): string | null =>
  numberAt(facts, notice) ?? lineOf(facts, find(notice, 'purchase', 'purchaseNumber'));
