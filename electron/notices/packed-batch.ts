import type { Finding } from '#shared/kernel/failure.ts';
import type { SourceFormat } from '#shared/procedure/model.ts';
import type { Batch, Found } from './found.ts';

type Cell = string | number | null;

/**
 * A batch as one flat list of cells. Between threads every object is written with the names of its fields; at a hundred
 * thousand notices those names cost more than what they name.
 */
export type PackedBatch = Omit<Batch, 'found'> & {
  readonly cells: readonly Cell[];
  readonly format: SourceFormat | null;
};

const cellsOf = (found: Found): Cell[] => {
  const { entry } = found;
  return [
    found.kind,
    found.date,
    found.noticeId,
    found.checksum,
    found.offset,
    found.length,
    found.inner,
    found.line,
    found.path,
    entry.sourceId,
    entry.title,
    entry.buyer,
    entry.status,
    entry.deadline?.milliseconds ?? null,
    entry.deadline?.offset ?? null,
    entry.publishedAt?.milliseconds ?? null,
    entry.publishedAt?.offset ?? null,
    entry.value?.amount ?? null,
    entry.value?.currency ?? null,
    // The same text again where folding changed nothing, which is most often so.
    entry.search.title === entry.title ? null : entry.search.title,
    entry.search.buyer === entry.buyer ? null : entry.search.buyer,
    entry.search.words,
    entry.order.title,
    entry.order.buyer,
  ];
};
const width = 24;

/** A notice's own findings stand in the batch's list already and are not sent twice. */
export const packBatch = (batch: Batch): PackedBatch => {
  const { found, ...rest } = batch;
  return { ...rest, cells: found.flatMap(cellsOf), format: found[0]?.entry.sourceFormat ?? null };
};

const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');
const textOrNull = (cell: Cell | undefined): string | null => (typeof cell === 'string' ? cell : null);
const count = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : 0);
const countOrNull = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null);
const none: readonly Finding[] = [];

const foundAt = (cells: readonly Cell[], at: number, sourceFormat: SourceFormat): Found => {
  const moment = (index: number) => {
    const milliseconds = countOrNull(cells[at + index]);
    return milliseconds === null ? null : { milliseconds, offset: text(cells[at + index + 1]) };
  };
  const amount = textOrNull(cells[at + 17]);
  const title = textOrNull(cells[at + 10]);
  const buyer = text(cells[at + 11]);
  return {
    kind: cells[at] === 'compiled' ? 'compiled' : 'release',
    date: countOrNull(cells[at + 1]),
    noticeId: text(cells[at + 2]),
    checksum: count(cells[at + 3]),
    offset: count(cells[at + 4]),
    length: count(cells[at + 5]),
    inner: text(cells[at + 6]),
    line: countOrNull(cells[at + 7]),
    path: text(cells[at + 8]),
    entry: {
      sourceId: text(cells[at + 9]),
      sourceFormat,
      title,
      buyer,
      status: textOrNull(cells[at + 12]),
      deadline: moment(13),
      publishedAt: moment(15),
      value: amount === null ? null : { amount, currency: text(cells[at + 18]) },
      search: {
        title: textOrNull(cells[at + 19]) ?? title ?? '',
        buyer: textOrNull(cells[at + 20]) ?? buyer,
        words: text(cells[at + 21]),
      },
      order: { title: text(cells[at + 22]), buyer: text(cells[at + 23]) },
      findings: none,
    },
  };
};

export const unpackBatch = (packed: PackedBatch): Batch => {
  const { cells, format, ...rest } = packed;
  const found: Found[] = [];
  if (format !== null) for (let at = 0; at < cells.length; at += width) found.push(foundAt(cells, at, format));
  return { ...rest, found };
};
