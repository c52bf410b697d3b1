import type { Finding } from '#shared/kernel/failure.ts';
import { documentFormat, type DocumentFormat, type ReadNotice } from '../document-format.ts';
import type { NoticeFormat } from '../format.ts';
import { largestCarried } from '../limits.ts';
import type { TableMapping } from '#shared/procedure/table-mapping.ts';
import { carrierMark, unpackLine, unpackTable, type CarriedProcedure, type CarrierHead } from './carrier.ts';
import { mappedColumns, tableProcedure } from './procedure.ts';

/** What a row needs to be read again by itself, as short as it can be told. */
type Again = { readonly m: TableMapping; readonly h: readonly string[] };

const innerOf = ({ mapping, header }: CarrierHead): string => JSON.stringify({ m: mapping, h: header } satisfies Again);

const headAgain = (inner: string, kind: CarrierHead['kind']): CarrierHead | null => {
  try {
    const { m, h } = JSON.parse(inner) as Again;
    return { kind, name: '', mapping: m, header: h, formulas: [], findings: [], isGuess: false };
  } catch {
    return null;
  }
};

const noticeOf = (head: CarrierHead, rows: CarriedProcedure, inner: string): ReadNotice => {
  const procedure = tableProcedure(head, rows);
  const row = rows[0]?.row ?? null;
  return {
    kind: 'compiled',
    inner,
    noticeId: procedure.sourceId,
    // A table says when a procedure was published, never when its row was last changed.
    date: null,
    line: row,
    path: row === null ? '' : `row ${row}`,
    procedure,
  };
};

const aboutHead = (head: CarrierHead): readonly Finding[] => [
  ...(head.isGuess
    ? [
        {
          code: 'table.columns-guessed',
          severity: 'info',
          place: {},
          details: { columns: mappedColumns(head.mapping) },
        } as const,
      ]
    : []),
  ...head.formulas.map(({ column, row }): Finding => ({
    code: 'table.value-kept-by-program',
    severity: 'info',
    place: { line: row },
    details: { row, column },
  })),
  ...head.findings,
];

const refusal = (code: string, details: Finding['details']) =>
  ({ ok: false, finding: { code, severity: 'blocker', place: { offset: 0 }, details } }) as const;

const tableFormat = (kind: CarrierHead['kind']): NoticeFormat => {
  const parse: DocumentFormat['parse'] = (bytes, _, wish) => {
    if (wish.inner !== null) {
      const [head, rows] = [headAgain(wish.inner, kind), unpackLine(bytes)];
      if (head === null || rows === null) return refusal('notice.not-recognised', {});
      return { ok: true, notices: [noticeOf(head, rows, wish.inner)], findings: [] };
    }
    const carried = unpackTable(bytes);
    if (carried === null) return refusal('notice.not-recognised', {});
    const { head, lines } = carried;
    const inner = innerOf(head);
    const notices = lines.map(({ offset, length, rows }) => ({
      ...noticeOf(head, rows, inner),
      slice: { offset, length },
    }));
    return { ok: true, notices, findings: aboutHead(head) };
  };
  return documentFormat({
    format: kind,
    recognises: ({ text }) => text.startsWith(`${carrierMark}\n{"kind":"${kind}"`),
    namesEncoding: true,
    largest: largestCarried,
    parse,
    canonical: (bytes, _, inner) => {
      const [head, rows] = [headAgain(inner, kind), unpackLine(bytes)];
      if (head === null || rows === null) return null;
      const { findings: __, ...facts } = tableProcedure(head, rows);
      return JSON.stringify(facts);
    },
  });
};

/** Tables whose columns somebody gave a meaning; see `carrier.ts` for how they come into the workspace. */
export const csv = tableFormat('csv');
export const xlsx = tableFormat('xlsx');
