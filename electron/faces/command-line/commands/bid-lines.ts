import type { BidDetail } from '#shared/contract/bids.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const marks = { done: '✓', missing: '✗', waived: '–' } as const;

/** The act that the bid waits for. */
const nextOf = (bid: BidDetail): string =>
  ({
    draft: `bid check ${bid.bidId}`,
    ready: `bid freeze ${bid.bidId}`,
    frozen: `sign ${bid.bidId} --key FILE.p12`,
    signed: `package ${bid.bidId} --out FILE.asice`,
    packaged: 'verify FILE.asice --trust FILE.pem',
  })[bid.status];

export const hasBlocker = (bid: BidDetail): boolean => bid.findings.some(({ severity }) => severity === 'blocker');

export const bidLines = (bid: BidDetail, words: Words): readonly string[] => [
  bid.procedureTitle,
  ...table([
    [words.say('column.bid'), `${bid.bidId} · ${words.say(`bid.status.${bid.status}`)}`],
    [words.say('column.procedure'), bid.sourceId],
    [words.say('column.buyer'), bid.buyer],
    [words.say('column.deadline'), words.moment(bid.deadline)],
    [words.say('column.price'), bid.price ? `${bid.price.amount} ${bid.price.currency}` : '—'],
  ]),
  ...table(
    bid.checklist.map((item) => [
      `  ${marks[item.state]} ${item.titleKey === null ? item.title : words.say(item.titleKey as TextKey)}`,
      item.itemId,
    ]),
  ),
  ...table(bid.documents.map((document) => [`  ${document.name}`, String(document.size), document.documentId])),
  ...findingLines(bid.findings, words),
  ...table(bid.artefacts.map((artefact) => [`  ${artefact.kind}`, artefact.path])),
  words.say('next', { command: nextOf(bid) }),
];
