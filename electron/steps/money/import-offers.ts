import { basename } from 'node:path';
import { offerMapping, type OfferMapping } from '#shared/contract/money.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { neededOfferFields, offerFields, offerWords, type OfferField } from '#shared/finance/offers/table-fields.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { headerSignature } from '#shared/procedure/table-mapping.ts';
import { openTable } from '../../notices/tables/open-table.ts';
import { cellText, type Table } from '../../notices/tables/table.ts';
import { keptOffers, saveOffers } from '../../store/money/offers.ts';
import { keepMapping, mappingOf } from '../../store/procedures/table-mappings.ts';
import type { Host, Step } from '../context.ts';
import { takeFile } from '../trust/read-file.ts';
import { readOfferRows } from './read-offer-rows.ts';

const largestTable = 16 * 1024 * 1024;
const mostRows = 5_000;
const shownRows = 8;

/** Mappings of offers lie beside those of notices, under a signature of their own: the same headings may mean another thing. */
const signatureOf = (header: readonly string[]): string => `offers\u001e${headerSignature(header)}`;

const fold = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

/** What the headings say: the program's own names first, then the field's words. A column is taken for one field only. */
const guess = (header: readonly string[]): OfferMapping['columns'] => {
  const columns: Partial<Record<OfferField, string>> = {};
  const taken = new Set<string>();
  const take = (field: OfferField, heading: string | undefined): void => {
    if (heading === undefined || columns[field] !== undefined) return;
    columns[field] = heading;
    taken.add(heading);
  };
  for (const field of offerFields)
    take(
      field,
      header.find((heading) => heading.trim().toLowerCase() === field.toLowerCase()),
    );
  for (let rank = 0; rank < 3; rank += 1)
    for (const field of offerFields) {
      const pattern = offerWords[field][rank];
      if (pattern !== undefined)
        take(
          field,
          header.find((heading) => !taken.has(heading) && pattern.test(fold(heading))),
        );
    }
  return columns;
};

type Known = { readonly mapping: OfferMapping; readonly basis: 'remembered' | 'guessed' };

const mappingFor = (host: Host, table: Table, sheet: string | null): Known => {
  const kept = mappingOf(host.workspace.database, signatureOf(table.header));
  const read = kept === null ? null : offerMapping.safeParse(JSON.parse(kept));
  if (read?.success === true) {
    const columns = Object.fromEntries(
      Object.entries(read.data.columns).map(([field, heading]) => [
        field,
        table.header.find((own) => fold(own) === fold(heading)) ?? heading,
      ]),
    );
    return { mapping: { columns, sheet: read.data.sheet }, basis: 'remembered' };
  }
  return { mapping: { columns: guess(table.header), sheet }, basis: 'guessed' };
};

const missingIn = ({ columns }: OfferMapping): readonly string[] =>
  neededOfferFields.filter((field) => columns[field] === undefined);

const openOffers = async (host: Host, fileId: string, sheet: string | null): Promise<Outcome<Table>> => {
  const file = await takeFile(host, fileId, largestTable);
  return file.ok ? openTable(Buffer.from(file.value.bytes), sheet) : file;
};

export const lookAtOffers: Step<'offers.look'> = async ({ fileId, sheet }, { host }) => {
  const table = await openOffers(host, fileId, sheet);
  if (!table.ok) return table;
  const { kind, sheets, header, rows } = table.value;
  const known = mappingFor(host, table.value, sheet);
  const shown = (text: string): string => harmlessLine(text).slice(0, 200);
  return ok({
    kind,
    sheets: sheets.map(shown),
    header: header.map((heading) => heading.slice(0, 2_000)),
    sample: rows.slice(0, shownRows).map(({ cells }) => header.map((_, index) => shown(cellText(cells[index])))),
    rowCount: rows.length,
    ...known,
    missing: [...missingIn(known.mapping)],
  });
};

/**
 * Every row as an offer, or none: a bad row is named by its number and field. An offer of the same lender and name takes the place of the one
 * that is kept. A mapping that is given is remembered for these headings.
 */
export const importOffers: Step<'offers.import'> = async ({ fileId, mapping: given }, { host }) => {
  const table = await openOffers(host, fileId, given?.sheet ?? null);
  if (!table.ok) return table;
  const mapping = given ?? mappingFor(host, table.value, null).mapping;
  const missing = missingIn(mapping);
  if (missing.length > 0) return failFinance('finance.offer-column-missing', { columns: missing });
  const { header } = table.value;
  const strange = Object.values(mapping.columns).find((heading) => !header.includes(heading));
  if (strange !== undefined)
    return failFinance('finance.offer-column-unknown', { column: harmlessLine(strange).slice(0, 60) });
  if (table.value.rows.length === 0) return failFinance('finance.list-empty', { path: 'rows' });
  if (table.value.rows.length > mostRows) return failFinance('finance.list-too-long', { path: 'rows' });
  const columns = new Map(
    offerFields.flatMap((field) => {
      const heading = mapping.columns[field];
      return heading === undefined ? [] : [[field, header.indexOf(heading)] as const];
    }),
  );
  const { offers, faults } = readOfferRows(table.value, columns);
  if (faults.length > 0) return ok({ stored: 0, replaced: 0, faults: [...faults] });
  const { database } = host.workspace;
  const named = path(host, fileId);
  let replaced = 0;
  database.transaction(() => {
    const kept = keptOffers(database);
    const fresh = offers.map((offer) => {
      const same = kept.find((one) => one.offer.lender === offer.lender && one.offer.name === offer.name);
      if (same !== undefined) replaced += 1;
      return { offerId: same?.offerId ?? newId(host.random), offer: { ...offer, source: offer.source ?? named } };
    });
    saveOffers(database, fresh, host.clock());
    if (given !== null) keepMapping(database, signatureOf(header), JSON.stringify(mapping), host.clock());
  });
  host.emit({ type: 'changed', subject: 'money' });
  return ok({ stored: offers.length, replaced, faults: [] });
};

const path = (host: Host, fileId: string): string => {
  const found = host.files.pathOf(fileId);
  return found.ok ? harmlessLine(basename(found.value)).slice(0, 200) : '';
};
