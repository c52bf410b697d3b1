import { harmlessLine, hasHiddenCharacters } from '#shared/kernel/harmless-text.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Procedure } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { descendantsOf, textOf } from '../../xml/query.ts';
import { documentFormat, type DocumentFormat, type DocumentReading, type ReadNotice } from '../document-format.ts';
import { createFacts, find, findAll, missing, type XmlFacts } from '../xml/facts.ts';
import { canonicalText, openXml } from '../xml/document.ts';
import { pathOf } from '../xml/path.ts';
import { auctionProcedure } from './soap-auction.ts';
import { auctionEntry, listedProcedure, tenderEntry } from './soap-lists.ts';
import { tenderProcedure } from './soap-tender.ts';

type Place = {
  readonly element: XmlElement;
  readonly inner: string;
  readonly number: string;
  readonly title: string;
  readonly read: (facts: XmlFacts, sourceId: string) => Procedure;
};

type ReadElement = (facts: XmlFacts, element: XmlElement, sourceId: string) => Procedure;

/** The answers in a file: a saved envelope, its body, an answer by itself, or several of them under any root. */
const answersIn = (root: XmlElement): readonly XmlElement[] => {
  const isAnswer = ({ local }: XmlElement): boolean => /^Remote(?:Auction|Tender|Market)\.\w+Response$/.test(local);
  return isAnswer(root) ? [root] : [...descendantsOf(root)].filter(isAnswer);
};

const placesOf = (root: XmlElement): readonly Place[] => {
  const places: Place[] = [];
  const answers = answersIn(root);
  for (const [index, answer] of answers.entries()) {
    const result = find(answer, 'return');
    const add = (element: XmlElement | null, number: string, title: string, read: ReadElement): void => {
      if (element === null) return;
      const inner = `${answer.local}[${places.length}]`;
      places.push({ element, inner, number, title, read: (facts, id) => read(facts, element, id) });
    };
    switch (answer.local) {
      case 'RemoteAuction.getDataResponse': {
        // Positions are asked for apart; saved in one file they belong to the procedure just before them.
        const next = answers[index + 1];
        const positions =
          next?.local === 'RemoteAuction.getPositionsResponse' ? findAll(find(next, 'return'), 'positions') : [];
        add(find(result, 'data'), 'id', 'name', (facts, data, id) => auctionProcedure(facts, data, id, positions));
        break;
      }
      case 'RemoteTender.getDataResponse':
        add(find(result, 'tender_data'), 'id', 'common_name', tenderProcedure);
        break;
      case 'RemoteAuction.findParticipantAuctionsResponse':
        for (const entry of findAll(result, 'auctions', 'auction_info'))
          add(entry, 'auction_id', 'name', (facts, data, id) => listedProcedure(facts, data, id, auctionEntry));
        break;
      case 'RemoteMarket.findFirmTendersResponse':
        for (const entry of findAll(result, 'firm_tenders', 'firm_tender'))
          add(entry, 'tender_id', 'common_name', (facts, data, id) => listedProcedure(facts, data, id, tenderEntry));
        break;
      default:
    }
  }
  return places;
};

const refusal = (
  root: XmlElement,
  element: XmlElement,
  code: string,
  details: Finding['details'],
): DocumentReading => ({
  ok: false,
  finding: {
    code,
    severity: 'blocker',
    place: { line: element.line, offset: element.offset, path: pathOf(root, element) },
    details,
  },
});

const said = (element: XmlElement | null): string =>
  element === null ? '' : harmlessLine(textOf(element)).slice(0, 300);

/** The platform's own refusal: a SOAP fault, or a status whose error code is not 0. */
const platformErrorIn = (root: XmlElement): DocumentReading | null => {
  for (const element of [root, ...descendantsOf(root)]) {
    if (element.local === 'Fault')
      return refusal(root, element, 'answer.platform-error', {
        error: said(find(element, 'faultcode') ?? find(element, 'Code')),
        message: said(find(element, 'faultstring') ?? find(element, 'Reason')),
      });
    const error = element.local === 'status' ? said(find(element, 'error_code')) : '';
    if (error !== '' && error !== '0')
      return refusal(root, element, 'answer.platform-error', { error, message: said(find(element, 'error_message')) });
  }
  return null;
};

const numberForm = /^\d{1,18}$/;

const parse: DocumentFormat['parse'] = (bytes, _, wish) => {
  const opened = openXml(bytes);
  if (!opened.ok) return opened;
  const { root } = opened;
  const failed = platformErrorIn(root);
  if (failed !== null) return failed;
  const places = placesOf(root);
  const notices: ReadNotice[] = [];
  for (const place of places) {
    if (wish.inner !== null && wish.inner !== place.inner) continue;
    // Paths begin at the procedure's own element: a list of thousands is not searched from its root for each.
    const facts = createFacts(place.element);
    const number = said(find(place.element, place.number));
    const title = said(find(place.element, place.title));
    facts.known.add(find(place.element, place.number) ?? place.element);
    if (!numberForm.test(number) || hasHiddenCharacters(number)) missing(facts, place.element, place.number);
    if (title === '') missing(facts, place.element, place.title);
    notices.push({
      kind: 'compiled',
      inner: place.inner,
      noticeId: number,
      // The interface says when a procedure was published only in an answer of its own, and never when it was changed.
      date: null,
      line: place.element.line,
      path: place.inner,
      procedure: place.read(facts, number),
    });
  }
  return { ok: true, notices, findings: [] };
};

const canonical: DocumentFormat['canonical'] = (bytes, _, inner) => {
  const opened = openXml(bytes);
  if (!opened.ok) return null;
  const place = placesOf(opened.root).find((one) => one.inner === inner);
  return place === undefined ? null : canonicalText(place.element);
};

/** Saved answers of B2B-Center's SOAP interface, as its WSDL of 2018 shapes them. */
export const b2bSoap = documentFormat({
  format: 'b2b-soap',
  recognises: ({ root, text }) =>
    root !== null && /<(?:[\w.-]+:)?Remote(?:Auction|Tender|Market)\.\w+Response[\s>/]/.test(text),
  namesEncoding: true,
  parse,
  canonical,
});
