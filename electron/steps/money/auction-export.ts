import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Answer } from '#shared/contract/index.ts';
import type { AuctionView } from '#shared/contract/auctions.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { textsIn, type Texts } from '#shared/text/translator.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { keptAuction } from '../../store/money/auctions.ts';
import type { TableCell, TableDocument } from '../../tables/document.ts';
import { bytesOfDocument, documentEndings, endingOf } from '../../tables/write-document.ts';
import type { Step } from '../context.ts';
import { auctionAsOf } from './auctions.ts';

const amount = (value: string | null): TableCell => (value === null ? null : { amount: value });

/** The history as it was noted: what stood, and what was typed and taken back. */
const documentOf = ({ title, terms, offers, desk, now }: AuctionView, { say, language }: Texts): TableDocument => {
  const rows = new Map(desk.rows.map((row) => [row.index, row]));
  let place = -1;
  return {
    title: `${say('auction.title')}: ${title}`,
    language,
    madeAt: now,
    facts: [
      [say('calc.field.rules'), say(`calc.choice.${terms.rules}`)],
      [say('calc.field.nmck'), terms.nmck],
      [say('calc.field.startsAt'), terms.startsAt],
      [say('calc.field.current'), desk.current],
      [say('calc.field.closes'), desk.closes ?? '—'],
      [say('calc.field.finalPhaseEnds'), desk.finalPhaseEnds ?? '—'],
      [say('calc.field.floor'), desk.floor ?? '—'],
      [say('calc.field.dumpingFrom'), desk.dumpingFrom ?? '—'],
    ],
    notes: [],
    tables: [
      {
        name: say('auction.history'),
        columns: [
          say('auction.time'),
          say('auction.whose'),
          say('auction.price'),
          say('calc.field.phase'),
          say('calc.field.lowers'),
          say('auction.mark'),
        ],
        rows: offers.map((offer) => {
          if (!offer.isUndone) place += 1;
          const row = offer.isUndone ? undefined : rows.get(place);
          const fault = row?.fault ?? null;
          return [
            { text: offer.at },
            { text: say(offer.own ? 'auction.ours' : 'auction.theirs') },
            amount(offer.amount),
            row === undefined ? null : { text: say(`calc.choice.${row.phase}`) },
            row?.lowers === true ? { text: say('money.yes') } : null,
            offer.isUndone
              ? { text: say('auction.undone') }
              : fault === null
                ? null
                : { text: say(`calc.choice.${fault}`) },
          ];
        }),
      },
    ],
    charts: [],
  };
};

/** Writes the history whole or not at all; what it is follows from the file's ending. */
export const exportAuction: Step<'auctions.export'> = async (
  { auctionId, out, language },
  { host },
): Promise<Outcome<Answer<'auctions.export'>>> => {
  const auction = keptAuction(host.workspace.database, auctionId);
  if (auction === null) return failKernel('record.not-found', { kind: 'auction', id: auctionId });
  const path =
    out === null ? join(host.workspace.folder, 'exports', `auction-${auction.auctionId}.xlsx`) : resolve(out);
  const ending = endingOf(path);
  if (ending === null) return failKernel('input.invalid', { path: 'out', reason: documentEndings.join(', ') });
  const view = auctionAsOf(host, auction);
  if (!view.ok) return view;
  if (out === null) await mkdir(dirname(path), { recursive: true });
  const bytes = await bytesOfDocument(documentOf(view.value, await textsIn(language)), ending);
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(bytes);
    return ok(null);
  });
  return written.ok ? ok({ path, size: bytes.length }) : written;
};
