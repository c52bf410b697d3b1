import { createHash } from 'node:crypto';
import { fieldsOf } from '#shared/bid/templates/fields.ts';
import { fillTemplate, type FilledTemplate } from '#shared/bid/templates/fill.ts';
import type { Template } from '#shared/bid/templates/template.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import { isLanguage, type Language } from '#shared/kernel/language.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Host } from '../../context.ts';
import { loadSettings } from '../../workspace/settings.ts';
import { loadProfile } from '../../company/company-profile.ts';
import type { GatheredBid } from '../gather-bid.ts';
import { loadPrices } from '../prices/price-records.ts';
import { lettersOf, ownFields, type LetterRecord } from './letter-records.ts';
import { findTemplate } from './template-records.ts';

type BidForLetters = Pick<GatheredBid, 'draft' | 'procedure'>;

/** What the letter says about this bid on that day. */
export const contentOf = (
  { workspace: { database } }: Host,
  { draft, procedure }: BidForLetters,
  template: Pick<Template, 'text' | 'language'>,
  on: PlainDay,
): FilledTemplate => {
  const lot = procedure.lots.find(({ id }) => id === draft.lotId) ?? null;
  const facts = {
    company: loadProfile(database, draft.companyId),
    procedure: {
      number: procedure.sourceId,
      title: procedure.title,
      buyer: procedure.buyer.name,
      buyerInn: procedure.buyer.inn ?? '',
      platform: procedure.platform ?? '',
      deadline: procedure.deadline,
      zone: procedure.buyerZone,
      lot,
    },
    price: draft.price,
    security: draft.security,
    table: loadPrices(database, draft.bidId, draft.version),
    own: ownFields(database, draft.bidId),
    on,
  };
  return fillTemplate(template.text, fieldsOf(facts, template.language));
};

/** SHA-256 of the words and their look, whatever form they are written in. */
export const digestOfContent = (title: string, { blocks }: FilledTemplate): string =>
  createHash('sha256').update(JSON.stringify({ title, blocks })).digest('hex');

/** Whether the letter would say something else, were it written today for the day it bears. */
export const isStale = (host: Host, bid: BidForLetters, letter: LetterRecord): boolean => {
  const known = findTemplate(host.workspace.database, letter.templateId, letter.language);
  if (known === null) return false;
  const content = contentOf(host, bid, known.template, letter.on);
  return content.faults.length > 0 || digestOfContent(known.template.title, content) !== letter.said;
};

/** A letter that is among the bid's documents as it was written; one that somebody replaced by hand is no letter of ours any more. */
export const presentLetters = ({ workspace: { database } }: Host, { draft }: BidForLetters): readonly LetterRecord[] =>
  lettersOf(database, draft.bidId).filter(({ documentId, digest }) =>
    draft.documents.some((document) => document.documentId === documentId && document.digest.value === digest),
  );

/** Warns of each letter whose template, fields or prices changed since it was written. */
export const staleLetters = (host: Host, bid: BidForLetters): readonly Finding[] =>
  presentLetters(host, bid)
    .filter((letter) => isStale(host, bid, letter))
    .map(({ documentId, templateId }) => {
      const file = bid.draft.documents.find((document) => document.documentId === documentId)?.name ?? '';
      return {
        code: 'templates.letter-stale',
        severity: 'warning',
        place: { file },
        details: { file, template: templateId },
      };
    });

/** The notice's own language where texts stand in it, else the one the user works in. */
export const languageOfNotice = async (
  host: Host,
  { procedure: { language, languages, sourceFormat } }: Pick<GatheredBid, 'procedure'>,
): Promise<Language> => {
  const named = [language, ...languages].flatMap((tag) => {
    const short = tag?.toLowerCase().slice(0, 2) ?? '';
    return isLanguage(short) ? [short] : [];
  })[0];
  return named ?? (/^(?:ru|b2b)/.test(sourceFormat) ? 'ru' : (await loadSettings(host)).language);
};
