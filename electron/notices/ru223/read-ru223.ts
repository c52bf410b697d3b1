import { blankProcedure } from '#shared/procedure/blank.ts';
import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import { kindByWords } from '#shared/procedure/kinds/mapping.ts';
import { judgeWeights } from '#shared/procedure/weights.ts';
import type { DateKind, NoticeDate, Procedure } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { elementsOf } from '../../xml/query.ts';
import { documentFormat, type DocumentReading, type ReadNotice } from '../document-format.ts';
import { mostInDocument } from '../limits.ts';
import { moscowTime, totalOf } from '../russian/facts.ts';
import { canonicalText, openXml } from '../xml/document.ts';
import {
  createFacts,
  find,
  findAll,
  flagAt,
  lineAt,
  missing,
  passOver,
  proseAt,
  tell,
  type XmlFacts,
} from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { unknownFieldsOf } from '../xml/unknown-fields.ts';
import { dateOf, momentOf } from '../xml/values.ts';
import { aboutDataOf, aboutNotice, numberOfAbout, readAbout } from './about-notice.ts';
import { documentsOf } from './documents.ts';
import { extendedCriteria, extendedDates, extendedDemands } from './extend-fields.ts';
import { lotsOf, partyOf } from './lots.ts';

/** Documents of 223-FZ in the state information system; every kind has a namespace of its own below this one. */
const family = 'http://zakupki.gov.ru/223fz/';

/** `purchaseNotice`, `purchaseNoticeAESMBO`, …: a notice and its kind. Protocols, plans, contracts are none. */
const isNotice = (root: XmlElement): boolean => /^purchaseNotice[A-Z0-9]*$/.test(root.local);

/** Fields that hold a moment, by what they mean; which of them a notice has depends on its kind. */
const moments: readonly (readonly [way: readonly string[], kind: DateKind])[] = [
  [['documentationDelivery', 'deliveryStartDateTime'], 'documents-from'],
  [['documentationDelivery', 'deliveryEndDateTime'], 'documents-until'],
  [['applSubmisionStartDate'], 'bids-from'],
  [['envelopeOpeningTime'], 'opening'],
  [['placingProcedure', 'envelopeOpeningTime'], 'opening'],
  [['examinationDateTime'], 'consideration-until'],
  [['placingProcedure', 'examinationDateTime'], 'consideration-until'],
  [['quotationExaminationTime'], 'consideration-until'],
  [['auctionTime'], 'auction'],
  [['summingupTime'], 'award-until'],
  [['placingProcedure', 'summingupDateTime'], 'award-until'],
];

const datesOf = (facts: XmlFacts, data: XmlElement): readonly NoticeDate[] => [
  ...moments.flatMap(([way, kind]) => dateOf(facts, find(data, ...way), kind, moscowTime)),
  ...extendedDates(facts, data),
];

/** What a lot only repeats of the whole procedure is said once. */
const eachOnce = (dates: readonly NoticeDate[]): readonly NoticeDate[] =>
  dates.filter(
    ({ kind, at, lotId }) =>
      lotId === undefined ||
      !dates.some((other) => other.lotId === undefined && other.kind === kind && other.at === at),
  );

const procedureOf = (facts: XmlFacts, data: XmlElement, sourceId: string): Procedure => {
  // Read first, so that the assumed zone is told of the date that matters most.
  const deadline = momentOf(facts, find(data, 'submissionCloseDateTime'), moscowTime);
  const lots = lotsOf(facts, data);
  const title = lineAt(facts, data, 'name') ?? lots[0]?.lot.title ?? null;
  if (title === null) missing(facts, data, 'name');
  const customer = partyOf(facts, find(data, 'customer'));
  const placer = partyOf(facts, find(data, 'placer'));
  const methodName = lineAt(facts, data, 'purchaseCodeName');
  const methodCode = lineAt(facts, data, 'purchaseMethodCode');
  const platform = find(data, 'electronicPlaceInfo');
  const flags = new Set<ProcedureFlag>(lots.flatMap(({ lot }) => lot.flags));
  if (flagAt(facts, data, 'forSmallOrMiddle') === true) flags.add('only-small-business');
  if (flagAt(facts, data, 'jointPurchase') === true) flags.add('joint');
  if (flagAt(facts, data, 'emergency') === true) flags.add('emergency');
  if (platform !== null) flags.add('electronic');
  const version = lineAt(facts, data, 'version');
  const reason = proseAt(facts, data, 'modificationDescription');
  const published = momentOf(facts, find(data, 'publicationDateTime'), moscowTime);
  const until = find(data, 'submissionCloseDateTime');
  const own: readonly NoticeDate[] = [
    ...(deadline === null || until === null
      ? []
      : [{ ...deadline, kind: 'bids-until', path: pathOf(facts.root, until) } as const]),
    ...datesOf(facts, data),
  ];
  const criteria = [...extendedCriteria(facts, data, null), ...lots.flatMap((lot) => lot.criteria)];
  // How the form is laid out, not what it says.
  passOver(facts, find(data, 'templateStructure'));
  return {
    ...blankProcedure,
    sourceId,
    sourceFormat: 'ru223',
    title: title ?? sourceId,
    buyer: customer ?? placer,
    organiser: placer?.inn === customer?.inn ? null : placer,
    platform: lineAt(facts, platform, 'name'),
    platformUrl: lineAt(facts, platform, 'url'),
    kind: kindByWords(methodName),
    method: methodName ?? methodCode,
    status: lineAt(facts, data, 'status'),
    language: 'ru',
    languages: ['ru'],
    publishedAt: published?.at ?? null,
    deadline,
    dates: eachOnce([...own, ...lots.flatMap(({ dates }) => dates)]),
    // The notice names no total: what its lots start at, all together.
    value: totalOf(lots.map(({ lot }) => lot.value)),
    lots: lots.map(({ lot }) => lot),
    items: lots.flatMap(({ items }) => items),
    documents: documentsOf(facts, data),
    securities: lots.flatMap(({ securities }) => securities),
    criteria,
    requirements: [...extendedDemands(facts, data, null), ...lots.flatMap(({ requirements }) => requirements)],
    flags: [...flags],
    amendment: version === null || version === '1' ? null : { noticeId: null, reason, changes: [] },
    url: lineAt(facts, data, 'urlEIS') ?? lineAt(facts, data, 'urlOOS'),
    ...unknownFieldsOf(facts, data),
    findings: [...facts.findings, ...judgeWeights(criteria)],
  };
};

const dataOf = (root: XmlElement, item: XmlElement): XmlElement | null =>
  elementsOf(item).find(({ local }) => local === `${root.local}Data`) ??
  elementsOf(item).find(({ local }) => /^purchaseNotice\w*Data$/.test(local)) ??
  null;

const parse = (bytes: Buffer): DocumentReading => {
  const opened = openXml(bytes);
  if (!opened.ok) return opened;
  const { root } = opened;
  const outer = createFacts(root);
  const answer = (notices: readonly ReadNotice[]): DocumentReading => ({ ok: true, notices, findings: outer.findings });
  const about = aboutNotice(root.local);
  if (!isNotice(root) && about === null) {
    tell(outer, root, 'notice.not-a-notice', { document: root.local }, 'blocker');
    return answer([]);
  }
  const items = findAll(root, 'body', 'item');
  if (items.length > mostInDocument) {
    tell(outer, root, 'notice.too-many', { limit: mostInDocument }, 'blocker');
    return answer([]);
  }
  const notices: ReadNotice[] = [];
  for (const [index, item] of items.entries()) {
    if (about !== null) {
      const facts = createFacts(root);
      const data = aboutDataOf(item);
      const sourceId = data === null ? null : numberOfAbout(facts, data);
      if (data === null || sourceId === null) {
        tell(outer, item, 'notice.not-a-notice', { document: root.local }, 'blocker');
        continue;
      }
      const read = readAbout(facts, root, data, about, sourceId);
      const { publishedAt } = read.procedure;
      notices.push({
        kind: 'release',
        inner: items.length === 1 ? '' : String(index),
        noticeId: `${root.local}/${lineAt(facts, data, 'registrationNumber') ?? lineAt(facts, data, 'guid') ?? ''}`,
        date: publishedAt === null ? null : Date.parse(publishedAt),
        line: data.line,
        path: pathOf(root, data),
        ...read,
      });
      continue;
    }
    const data = dataOf(root, item);
    const sourceId = lineAt(outer, data, 'registrationNumber');
    if (data === null || sourceId === null) {
      missing(outer, data ?? item, data === null ? `${root.local}Data` : 'registrationNumber');
      continue;
    }
    const facts = createFacts(root);
    for (const way of [['registrationNumber'], ['guid'], ['createDateTime'], ['modificationDate']])
      passOver(facts, find(data, ...way));
    const procedure = procedureOf(facts, data, sourceId);
    const { publishedAt } = procedure;
    // Every version keeps the day of the first publication; the day of its own change orders the editions.
    const changed = momentOf(createFacts(root), find(data, 'modificationDate'), moscowTime)?.at ?? publishedAt;
    notices.push({
      kind: 'compiled',
      inner: items.length === 1 ? '' : String(index),
      noticeId: `${sourceId}/${lineAt(facts, data, 'version') ?? ''}`,
      date: changed === null ? null : Date.parse(changed),
      line: data.line,
      path: pathOf(root, data),
      procedure,
    });
  }
  if (items.length === 0 && about === null) missing(outer, root, 'body/item');
  if (items.length === 0 && about !== null)
    tell(outer, root, 'notice.not-a-notice', { document: root.local }, 'blocker');
  return answer(notices);
};

/**
 * 223-FZ notices of the state information system (schemas TFF-1 to TFF-13, as far as published files show them), and what
 * is published about them: rejections, cancelled lots, explanations, protocols.
 */
export const ru223 = documentFormat({
  format: 'ru223',
  recognises: ({ root }) => root?.namespace.startsWith(family) === true,
  namesEncoding: true,
  parse,
  canonical: (bytes, _, inner) => {
    const opened = openXml(bytes);
    const item = opened.ok ? findAll(opened.root, 'body', 'item')[Number(inner)] : undefined;
    return item === undefined ? null : canonicalText(item);
  },
});
