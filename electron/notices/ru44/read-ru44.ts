import type { XmlElement } from '../../xml/model.ts';
import { elementsOf } from '../../xml/query.ts';
import { documentFormat, type DocumentReading, type ReadNotice } from '../document-format.ts';
import type { FileHead } from '../head.ts';
import { mostInDocument } from '../limits.ts';
import { canonicalText, openXml } from '../xml/document.ts';
import { createFacts, lineAt, missing, tell } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { aboutNotice, numberOfAbout, readAbout } from './about-notice.ts';
import { noticeProcedure, publishedOf } from './notice.ts';

/** Documents of 44-FZ in the state information system; every version of the schemas has namespaces below this one. */
const family = 'http://zakupki.gov.ru/oos/';

/** Tells documents by name, for prefixes and namespaces differ from version to version. */
const noticeName = /^(?:epNotification|fcsNotification|pprf615Notification)/;

const isOurs = ({ root, text }: FileHead): boolean => {
  if (root === null) return false;
  if (root.namespace.startsWith(family)) return true;
  // Saved from a page or by a tool that drops namespaces.
  return (
    root.namespace === '' &&
    (noticeName.test(root.name) ||
      aboutNotice(root.name) !== null ||
      (root.name === 'export' && /<(?:\w+:)?(?:ep|fcs|fcs_)(?:[Nn]otification|Protocol|Prolong|Clarif)/.test(text)))
  );
};

const documentsIn = (root: XmlElement): readonly XmlElement[] => (root.local === 'export' ? elementsOf(root) : [root]);

const parse = (bytes: Buffer): DocumentReading => {
  const opened = openXml(bytes);
  if (!opened.ok) return opened;
  const { root } = opened;
  const outer = createFacts(root);
  const documents = documentsIn(root);
  const isWhole = ({ local }: XmlElement): boolean => noticeName.test(local) && aboutNotice(local) === null;
  const isNotice = (element: XmlElement): boolean => isWhole(element) || aboutNotice(element.local) !== null;
  const holdsNotice = documents.some(isWhole);
  /** Beside notices other documents are only left out; a file of nothing else was chosen by mistake. */
  const leftOut = (element: XmlElement): void =>
    tell(outer, element, 'notice.not-a-notice', { document: element.local }, holdsNotice ? 'info' : 'blocker');
  const notices: ReadNotice[] = [];
  if (documents.length > mostInDocument) {
    tell(outer, root, 'notice.too-many', { limit: mostInDocument }, 'blocker');
    return { ok: true, notices, findings: outer.findings };
  }
  for (const [index, element] of documents.entries()) {
    if (!isNotice(element)) {
      leftOut(element);
      continue;
    }
    const facts = createFacts(root);
    const about = aboutNotice(element.local);
    const sourceId = numberOfAbout(facts, element);
    if (sourceId === null) {
      if (about === null) missing(outer, element, 'commonInfo/purchaseNumber');
      else leftOut(element);
      continue;
    }
    const read =
      about === null
        ? { procedure: noticeProcedure(facts, element, sourceId) }
        : readAbout(facts, element, about, sourceId);
    const published = publishedOf(createFacts(root), element);
    const version = lineAt(facts, element, 'versionNumber') ?? lineAt(facts, element, 'id') ?? '';
    notices.push({
      kind: about === null ? 'compiled' : 'release',
      inner: documents.length === 1 ? '' : String(index),
      noticeId: `${element.local}/${version}`,
      date: published === null ? null : Date.parse(published.at),
      line: element.line,
      path: pathOf(root, element),
      ...read,
    });
  }
  if (documents.length === 0) missing(outer, root, 'epNotification…');
  return { ok: true, notices, findings: outer.findings };
};

/**
 * 44-FZ notices of the state information system: `epNotification…` (2019 and later, `…2020` among them),
 * `fcsNotification…` (2014 to 2021), and what is published about them afterwards: cancellations, prolongations, changes of
 * dates, lots and organisers, clarifications, protocols; alone or several in an `export`.
 */
export const ru44 = documentFormat({
  format: 'ru44',
  recognises: isOurs,
  namesEncoding: true,
  parse,
  canonical: (bytes, _, inner) => {
    const opened = openXml(bytes);
    const element = opened.ok ? documentsIn(opened.root)[Number(inner)] : undefined;
    return element === undefined ? null : canonicalText(element);
  },
});
