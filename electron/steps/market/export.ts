import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { fieldsOf, marketKinds, personalKinds, type FieldShape, type MarketKind } from '#shared/market/fields.ts';
import { stateOf } from '#shared/market/pipeline.ts';
import { nameOf, type FieldValue, type LooseRecord, type MarketRecord } from '#shared/market/record.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textsIn, type Texts } from '#shared/text/translator.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { allMoves, type NotedMove } from '../../store/market/moves.ts';
import { recordsOf } from '../../store/market/records.ts';
import type { Database } from '../../store/database.ts';
import type { DocumentTable, TableCell } from '../../tables/document.ts';
import { bytesOfDocument, documentEndings, endingOf } from '../../tables/write-document.ts';
import type { Step } from '../context.ts';

type Names = ReadonlyMap<string, string>;

const cellOf = (shape: FieldShape, value: FieldValue, { say }: Texts, names: Names): TableCell => {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return { text: say(value ? 'market.yes' : 'market.no') };
  if (typeof value === 'number') return { count: value };
  if (typeof value !== 'string') return { text: value.join('; ') };
  switch (shape.type) {
    case 'money':
    case 'number':
      return { amount: value };
    case 'day':
      return { day: value };
    case 'choice':
      return { text: say(`market.choice.${value}` as TextKey) };
    case 'ref':
      return { text: names.get(value) ?? value };
    case 'line':
    case 'text':
    case 'lines':
    case 'yes':
    case 'month':
    case 'currency':
    case 'inn':
    case 'code':
    case 'count':
    case 'bid':
      return { text: value };
  }
};

const tableOf = (kind: MarketKind, records: readonly MarketRecord[], texts: Texts, names: Names): DocumentTable => {
  const fields = fieldsOf(kind);
  return {
    name: texts.say(`market.kind.${kind}` as TextKey),
    columns: fields.map(([field]) => texts.say(`market.field.${field}` as TextKey)),
    rows: records.map((record) =>
      fields.map(([field, shape]) => cellOf(shape, (record as LooseRecord)[field] ?? null, texts, names)),
    ),
  };
};

/** Every move of every deal: what its stage was replayed from. */
const movesTable = (moves: ReadonlyMap<string, readonly NotedMove[]>, { say }: Texts, names: Names): DocumentTable => ({
  name: say('market.moves'),
  columns: [
    say('market.kind.deal'),
    say('market.move.on'),
    say('market.move.stage'),
    say('market.move.contract'),
    say('market.move.reason'),
    say('market.field.note'),
  ],
  rows: [...moves].flatMap(([dealId, each]) =>
    each.map((move): readonly TableCell[] => [
      { text: names.get(dealId) ?? dealId },
      { day: move.on },
      { text: say(`market.stage.${move.stage}`) },
      { text: say(move.isContract ? 'market.yes' : 'market.no') },
      move.reasonId === null ? null : { text: move.reasonId },
      move.note === '' ? null : { text: move.note },
    ]),
  ),
});

const tablesOf = (database: Database, kinds: readonly MarketKind[], texts: Texts): readonly DocumentTable[] => {
  const all = marketKinds.flatMap((kind) => recordsOf(database, kind));
  const names = new Map(all.map((record) => [record.recordId, nameOf(record)]));
  const moves = allMoves(database);
  const tables = kinds.map((kind) => tableOf(kind, recordsOf(database, kind), texts, names));
  return kinds.includes('deal')
    ? [...tables, movesTable(moves, texts, names), standings(database, moves, texts)]
    : tables;
};

/** Where each deal stands. */
const standings = (
  database: Database,
  moves: ReadonlyMap<string, readonly NotedMove[]>,
  { say }: Texts,
): DocumentTable => ({
  name: say('market.pipeline'),
  columns: [say('market.kind.deal'), say('market.move.stage'), say('market.move.contract'), say('market.since')],
  rows: recordsOf(database, 'deal').map(({ recordId, name }): readonly TableCell[] => {
    const { stage, isContract, since } = stateOf(moves.get(recordId) ?? []);
    return [
      { text: name },
      stage === null ? null : { text: say(`market.stage.${stage}`) },
      { text: say(isContract ? 'market.yes' : 'market.no') },
      since === null ? null : { day: since },
    ];
  }),
});

/** Writes the notebook whole or not at all. Without a path it goes into the workspace's `exports`. */
export const exportMarket: Step<'market.export'> = async ({ out, kinds: asked, withPeople, language }, { host }) => {
  const folder = join(host.workspace.folder, 'exports');
  const path = out === null ? join(folder, 'market.xlsx') : resolve(out);
  const ending = endingOf(path);
  if (ending === null) return failKernel('input.invalid', { path: 'out', reason: documentEndings.join(', ') });
  const { database } = host.workspace;
  const wanted = asked.length === 0 ? marketKinds : marketKinds.filter((kind) => asked.includes(kind));
  const kinds = wanted.filter((kind) => withPeople || !personalKinds.includes(kind));
  const leftOut = wanted
    .filter((kind) => !kinds.includes(kind))
    .reduce((sum, kind) => sum + recordsOf(database, kind).length, 0);
  const texts = await textsIn(language);
  const tables = tablesOf(database, kinds, texts);
  const bytes = await bytesOfDocument(
    {
      title: texts.say('market.export.title'),
      language,
      facts: [],
      notes: leftOut === 0 ? [] : [texts.say('market.export.left-out', { count: leftOut })],
      tables: tables.filter(({ rows }) => rows.length > 0 || tables.length === 1),
      charts: [],
      madeAt: host.clock(),
    },
    ending,
  );
  if (out === null) await mkdir(folder, { recursive: true });
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(bytes);
    return ok(null);
  });
  if (!written.ok) return written;
  const rows = kinds.reduce((sum, kind) => sum + recordsOf(database, kind).length, 0);
  return ok({ path, size: bytes.length, rows, leftOut });
};
