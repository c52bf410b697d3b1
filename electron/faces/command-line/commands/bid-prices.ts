import { resolve } from 'node:path';
import { vatModes } from '#shared/bid/prices/table.ts';
import type { PriceView } from '#shared/contract/prices.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command, type Desk, type Given, type Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const changesTable = (given: Given): boolean =>
  (['vat-mode', 'vat-rate', 'delivered-on', 'choose'] as const).some((name) => textOf(given, name) !== null);

/** What is said about the whole table, and which way to offer a position is chosen: an alternative, or the position itself. */
const changed = (before: PriceView['table'], given: Given): Outcome<PriceView['table']> => {
  const mode = textOf(given, 'vat-mode');
  const vatMode = mode === null ? before.vatMode : vatModes.find((known) => known === mode);
  if (vatMode === undefined)
    return failKernel('usage.bad-option', { option: '--vat-mode', reason: vatModes.join(' | ') });
  const choice = textOf(given, 'choose');
  const chosen = before.positions.find(({ positionId }) => positionId === choice);
  if (choice !== null && chosen === undefined)
    return failKernel('usage.bad-option', { option: '--choose', reason: choice });
  const main = chosen?.alternativeTo ?? choice;
  return ok({
    ...before,
    vatMode,
    vatRate: textOf(given, 'vat-rate') ?? before.vatRate,
    deliveredOn: textOf(given, 'delivered-on') ?? before.deliveredOn,
    positions: before.positions.map((one) =>
      main === null || one.alternativeTo !== main ? one : { ...one, isChosen: one === chosen },
    ),
  });
};

/** Begins, takes in, changes, takes over, each where it is asked for and in this order; answers what then stands. */
const change = async (given: Given, desk: Desk): Promise<Outcome<PriceView>> => {
  const bidId = wordAt(given, 0);
  let view = await desk.ask('prices.show', { bidId });
  if (view.ok && isSet(given, 'from-notice'))
    view = await desk.ask('prices.fromNotice', { bidId, replace: isSet(given, 'replace') });
  const file = textOf(given, 'import');
  if (view.ok && file !== null) {
    const fileId = await desk.take(file);
    view = fileId.ok ? await desk.ask('prices.import', { bidId, fileId: fileId.value }) : fileId;
  }
  if (view.ok && changesTable(given)) {
    const asked = changed(view.value.table, given);
    view = asked.ok ? await desk.ask('prices.save', { bidId, table: asked.value }) : asked;
  }
  return view.ok && isSet(given, 'adopt') ? desk.ask('prices.adopt', { bidId }) : view;
};

const lines = ({ table: { positions, currency }, lines: sums, forks, totals, findings }: PriceView, words: Words) => {
  const { say } = words;
  const named = (['positionId', 'name', 'quantity', 'unitPrice'] as const).map((column) =>
    say(`prices.column.${column}`),
  );
  const heading = [...named, say('prices.fork.short'), say('prices.column.gross')];
  const forkAt = (index: number): string => {
    const fork = forks[index] ?? null;
    return fork === null ? '—' : `${fork.min}–${fork.max}`;
  };
  return [
    ...table([
      heading,
      ...positions.map(({ positionId, name, quantity, unitPrice }, index) => [
        positionId,
        name,
        quantity ?? '—',
        unitPrice ?? '—',
        forkAt(index),
        sums[index]?.gross ?? '—',
      ]),
    ]),
    '',
    ...(['net', 'vat', 'gross'] as const).map((sum) => `${say(`prices.column.${sum}`)}: ${totals[sum]} ${currency}`),
    ...(totals.vatByRate.length < 2 ? [] : totals.vatByRate.map((rate) => say('prices.vat-at', rate))),
    say('prices.rounding'),
    ...(totals.margin === null ? [] : [say('prices.margin', totals.margin)]),
    ...findingLines(findings, words),
  ];
};

export const command: Command = {
  usage: [
    'bid prices BID-ID [--from-notice [--replace]] [--import FILE] [--export FILE.xlsx|.csv|.pdf|.json]',
    'bid prices BID-ID [--vat-mode included|added|none] [--vat-rate PERCENT] [--delivered-on DATE] [--choose POSITION] [--adopt]',
  ],
  summary: 'help.bid-prices',
  options: {
    'from-notice': { type: 'boolean', help: 'help.option.prices-from-notice' },
    replace: { type: 'boolean', help: 'help.option.prices-replace' },
    import: { type: 'string', value: 'FILE', help: 'help.option.prices-import' },
    'vat-mode': { type: 'string', value: 'MODE', help: 'help.option.prices-vat-mode' },
    'vat-rate': { type: 'string', value: 'PERCENT', help: 'help.option.prices-vat-rate' },
    'delivered-on': { type: 'string', value: 'DATE', help: 'help.option.prices-delivered-on' },
    choose: { type: 'string', value: 'POSITION', help: 'help.option.prices-choose' },
    adopt: { type: 'boolean', help: 'help.option.prices-adopt' },
    export: { type: 'string', value: 'FILE', help: 'help.option.prices-export' },
  },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const view = await change(given, desk);
    if (!view.ok) return view;
    const out = textOf(given, 'export');
    const { bidId } = view.value;
    const written =
      out === null ? ok(null) : await desk.ask('prices.export', { bidId, out: resolve(out), language: desk.language });
    if (!written.ok) return written;
    const path = written.value?.path ?? null;
    return ok({
      value: { ...view.value, exported: path },
      exit: view.value.findings.some(({ severity }) => severity === 'blocker') ? 1 : 0,
      text: (words) => [
        ...(view.value.isKept ? lines(view.value, words) : [words.say('prices.none')]),
        ...(path === null ? [] : [words.say('prices.written', { path })]),
      ],
    });
  },
};
