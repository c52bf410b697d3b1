import { resolve } from 'node:path';
import type { PriceView } from '#shared/contract/prices.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command, type Desk, type Given, type Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

/** Begins, takes in, takes over, each where it is asked for and in this order; answers what then stands. */
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
  return view.ok && isSet(given, 'adopt') ? desk.ask('prices.adopt', { bidId }) : view;
};

const lines = ({ table: { positions, currency }, lines: sums, totals, findings }: PriceView, words: Words) => {
  const { say } = words;
  const heading = (['positionId', 'name', 'quantity', 'unitPrice', 'gross'] as const).map((column) =>
    say(`prices.column.${column}`),
  );
  return [
    ...table([
      heading,
      ...positions.map(({ positionId, name, quantity, unitPrice }, index) => [
        positionId,
        name,
        quantity ?? '—',
        unitPrice ?? '—',
        sums[index]?.gross ?? '—',
      ]),
    ]),
    '',
    ...(['net', 'vat', 'gross'] as const).map((sum) => `${say(`prices.column.${sum}`)}: ${totals[sum]} ${currency}`),
    ...(totals.margin === null ? [] : [say('prices.margin', totals.margin)]),
    ...findingLines(findings, words),
  ];
};

export const command: Command = {
  usage: [
    'bid prices BID-ID [--from-notice [--replace]] [--import FILE] [--adopt] [--export FILE.xlsx|.csv|.pdf|.json]',
  ],
  summary: 'help.bid-prices',
  options: {
    'from-notice': { type: 'boolean', help: 'help.option.prices-from-notice' },
    replace: { type: 'boolean', help: 'help.option.prices-replace' },
    import: { type: 'string', value: 'FILE', help: 'help.option.prices-import' },
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
