import { blankProcedure } from '#shared/procedure/blank.ts';
import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import { kindOfSource } from '#shared/procedure/kinds/mapping.ts';
import type { Amendment, NoticeDocument, Procedure } from '#shared/procedure/model.ts';
import { judgeWeights } from '#shared/procedure/weights.ts';
import type { XmlElement } from '../../xml/model.ts';
import { documentFormat, type DocumentReading } from '../document-format.ts';
import { canonicalText, openXml } from '../xml/document.ts';
import {
  attribute,
  createFacts,
  find,
  findAll,
  lineAt,
  lineOf,
  missing,
  passOver,
  tell,
  type XmlFacts,
} from '../xml/facts.ts';
import { unknownFieldsOf } from '../xml/unknown-fields.ts';
import { criteriaOf } from './criteria.ts';
import { demandsOf } from './demands.ts';
import { lineIn, proseIn, shortCode, type Wanted } from './languages.ts';
import { groupElements, lotTermsOf } from './lot-terms.ts';
import { itemsOf, lastMoment, lotsOf, valueIn, type LotFacts } from './lots.ts';
import { momentIn } from './moments.ts';
import { extensionOf, partiesOf } from './parties.ts';

/** UBL 2.3 documents that announce a procedure; a prior information notice only where it is the call for competition. */
const noticeRoots = /^urn:oasis:names:specification:ubl:schema:xsd:(?:ContractNotice|PriorInformationNotice)-2$/;
/** Documents of the same family that announce none. */
const familyRoots =
  /^(?:urn:oasis:names:specification:ubl:schema:xsd:\w+Notice-2|http:\/\/data\.europa\.eu\/p27\/eforms-business-registration-information-notice\/1)$/;

/** What a change notice changes (BT-758, BT-141, BT-13716, BT-140, BT-762). */
const amendmentOf = (
  facts: XmlFacts,
  wanted: Wanted,
): { readonly amendment: Amendment; readonly code: string | null; readonly sections: readonly string[] } | null => {
  const changes = find(extensionOf(facts.root), 'Changes');
  if (changes === null) return null;
  const all = findAll(changes, 'Change', 'ChangedSection', 'ChangedSectionIdentifier');
  return {
    sections: all.flatMap((section) => lineOf(facts, section) ?? []),
    amendment: {
      noticeId: lineAt(facts, changes, 'ChangedNoticeIdentifier'),
      reason: proseIn(facts, find(changes, 'ChangeReason'), 'ReasonDescription', wanted),
      changes: findAll(changes, 'Change').flatMap((change) => {
        const description = proseIn(facts, change, 'ChangeDescription', wanted) ?? '';
        const sections = findAll(change, 'ChangedSection', 'ChangedSectionIdentifier').map((section) =>
          lineOf(facts, section),
        );
        return (sections.length === 0 ? [null] : sections).map((section) => ({
          lotId: section?.startsWith('LOT-') === true ? section : null,
          description,
        }));
      }),
    },
    code: lineAt(facts, changes, 'ChangeReason', 'ReasonCode'),
  };
};

/** Of BT-140 those that end or halt the procedure. */
const statusByReason: Readonly<Record<string, string>> = {
  cancel: 'cancelled',
  'cancel-intent': 'cancellation-intended',
  'susp-review': 'suspended',
};

/**
 * Lots that alone are cancelled: those that a cancellation names (BT-13716), unless they are all there are. None: it is
 * about the whole procedure.
 */
const cancelledBy = (change: ReturnType<typeof amendmentOf>, lots: readonly LotFacts[]): ReadonlySet<string> => {
  if (change?.code !== 'cancel') return new Set();
  const ids = new Set(change.sections.filter((section) => lots.some(({ lot }) => lot.id === section)));
  const all = ids.size === 0 || ids.size === lots.length;
  return all ? new Set() : ids;
};

const once = (documents: readonly NoticeDocument[]): readonly NoticeDocument[] => {
  const met = new Map<string, NoticeDocument>();
  for (const document of documents) {
    const key = `${document.url ?? ''}\n${document.title}`;
    const earlier = met.get(key);
    // The same for several lots is the procedure's.
    met.set(key, earlier === undefined ? document : { ...earlier, lotId: null });
  }
  return [...met.values()];
};

/** Lots may end at different moments: the procedure's is the earliest, which is never too late, and the user is told. */
const tellDifferentEnds = (facts: XmlFacts, lots: readonly LotFacts[]): void => {
  const ends = [...new Set(lots.flatMap(({ lot }) => lot.deadline?.at ?? []))].toSorted();
  const [first, last] = [ends[0], ends.at(-1)];
  if (first !== undefined && last !== undefined && first !== last)
    tell(facts, facts.root, 'notice.lots-end-apart', { first, last }, 'info');
};

const isAccelerated = (facts: XmlFacts, process: XmlElement | null): boolean =>
  findAll(process, 'ProcessJustification', 'ProcessReasonCode').some(
    (code) => attribute(code, 'listName') === 'accelerated-procedure' && lineOf(facts, code) === 'true',
  );

const languagesOf = (facts: XmlFacts): readonly string[] => {
  const codes = [
    lineAt(facts, facts.root, 'NoticeLanguageCode'),
    ...findAll(facts.root, 'AdditionalNoticeLanguage', 'ID').map((id) => lineOf(facts, id)),
  ];
  return [...new Set(codes.flatMap((code) => (code === null ? [] : [shortCode(code)])))];
};

const procedureOf = (facts: XmlFacts, folderId: string, languages: readonly string[]): Procedure => {
  const { root } = facts;
  const own = languagesOf(facts);
  const wanted = [...languages, ...own];
  const project = find(root, 'ProcurementProject');
  const process = find(root, 'TenderingProcess');
  const change = amendmentOf(facts, wanted);
  const named = lotsOf(facts, wanted);
  const cancelled = cancelledBy(change, named);
  const lots = named.filter(({ lot }) => !cancelled.has(lot.id));
  for (const lot of cancelled) tell(facts, root, 'notice.lot-cancelled', { lot }, 'info');
  const title = lineIn(facts, project, 'Name', wanted) ?? lots[0]?.lot.title ?? null;
  if (title === null) missing(facts, project ?? root, 'cac:ProcurementProject/cbc:Name');
  tellDifferentEnds(facts, lots);
  const flags = new Set<ProcedureFlag>(lots.flatMap((one) => one.flags));
  if (isAccelerated(facts, process)) flags.add('accelerated');
  const method = lineAt(facts, process, 'ProcedureCode');
  const published = momentIn(facts, root, 'IssueDate', 'IssueTime');
  const dates = lots.flatMap((one) => one.dates);
  const alike = dates.length > 0 && lots.length === 1 ? dates.map(({ lotId: _, ...date }) => date) : dates;
  const ownItems = itemsOf(facts, project, 'procedure');
  const ofGroups = groupElements(facts).flatMap((group) => {
    const id = lineAt(facts, group, 'ID');
    return id === null ? [] : criteriaOf(facts, find(group, 'TenderingTerms'), id, wanted);
  });
  const criteria = [...lots.flatMap((one) => one.criteria), ...ofGroups];
  const ofAll = demandsOf(facts, find(root, 'TenderingTerms'), null, wanted);
  passOver(facts, find(root, 'UBLVersionID'));
  passOver(facts, find(root, 'CustomizationID'));
  return {
    ...blankProcedure,
    sourceId: folderId,
    sourceFormat: 'eforms',
    title: title ?? folderId,
    description: proseIn(facts, project, 'Description', wanted),
    ...partiesOf(facts, wanted),
    platformUrl: lots.find(({ submissionAddress }) => submissionAddress !== null)?.submissionAddress ?? null,
    kind: kindOfSource('eforms', method),
    method,
    status: change === null || cancelled.size > 0 ? null : (statusByReason[change.code ?? ''] ?? null),
    language: wanted.find((language) => own.includes(language)) ?? null,
    languages: own,
    publishedAt: published?.at ?? null,
    deadline: lastMoment(dates),
    dates: alike,
    value: valueIn(facts, project),
    lots: lots.map(({ lot }) => lot),
    lotTerms: lotTermsOf(
      facts,
      lots.map(({ lot }) => lot.id),
      wanted,
    ),
    // The procedure's own codes are those of its lots said once more.
    items: lots.length === 0 ? ownItems : lots.flatMap((one) => one.items),
    documents: once(lots.flatMap((one) => one.documents)),
    securities: lots.flatMap((one) => one.securities),
    criteria,
    requirements: [...ofAll, ...lots.flatMap((one) => one.requirements)],
    flags: [...flags],
    amendment: change?.amendment ?? null,
    ...unknownFieldsOf(facts),
    findings: [...facts.findings, ...judgeWeights(criteria)],
  };
};

/** Titles and buyers in every language, so that a search finds them in any. */
const searchableOf = (root: XmlElement): readonly string[] =>
  [
    ...findAll(root, 'ProcurementProject', 'Name'),
    ...findAll(extensionOf(root), 'Organizations', 'Organization', 'Company', 'PartyName', 'Name'),
  ].flatMap((element) => element.children.flatMap((node) => (node.kind === 'text' ? [node.text] : [])));

const parse = (bytes: Buffer, languages: readonly string[]): DocumentReading => {
  const opened = openXml(bytes);
  if (!opened.ok) return opened;
  const { root } = opened;
  const facts = createFacts(root);
  const refuse = (): DocumentReading => ({ ok: true, notices: [], findings: facts.findings });
  const type = find(root, 'NoticeTypeCode');
  const isPlanning = root.local === 'PriorInformationNotice' && attribute(type, 'listName') !== 'competition';
  if (!noticeRoots.test(root.namespace) || isPlanning) {
    tell(facts, root, 'notice.not-a-notice', { document: root.local }, 'blocker');
    return refuse();
  }
  const folderId = lineAt(facts, root, 'ContractFolderID');
  if (folderId === null) {
    missing(facts, find(root, 'ContractFolderID') ?? root, 'cbc:ContractFolderID');
    return refuse();
  }
  const noticeId = lineAt(facts, root, 'ID') ?? '';
  const version = lineAt(facts, root, 'VersionID');
  lineOf(facts, type);
  const procedure = procedureOf(facts, folderId, languages);
  const { publishedAt } = procedure;
  return {
    ok: true,
    findings: [],
    notices: [
      {
        kind: 'compiled',
        inner: '',
        noticeId: version === null ? noticeId : `${noticeId}-${version}`,
        date: publishedAt === null ? null : Date.parse(publishedAt),
        line: null,
        path: '',
        procedure,
        searchable: searchableOf(root),
      },
    ],
  };
};

/** Contract notices and change notices in eForms (Implementing Regulation (EU) 2019/1780; UBL 2.3, SDK 1). */
export const eforms = documentFormat({
  format: 'eforms',
  recognises: ({ root }) => root !== null && familyRoots.test(root.namespace),
  namesEncoding: true,
  parse: (bytes, _, { languages }) => parse(bytes, languages),
  canonical: (bytes) => {
    const opened = openXml(bytes);
    return opened.ok ? canonicalText(opened.root) : null;
  },
});
