import { kindKey } from '#shared/bid/handover/readable.ts';
import type { HandoverDifference, Incoming } from '#shared/contract/handover.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, listOf, textOf, wordAt, type Command, type Given, type Words } from '../command.ts';
import { table } from '../table.ts';
import { fieldName, valueLine } from './bid-diff.ts';
import { findingLines } from './finding-lines.ts';
import { keyFrom, keyOptions } from './key-options.ts';
import { passphraseOptions } from './passphrase-options.ts';

type Side = 'mine' | 'theirs';
const everything = '*';

const choicesFrom = (given: Given): Outcome<Readonly<Record<string, Side>>> => {
  const choices: Record<string, Side> = {};
  for (const text of listOf(given, 'choose')) {
    const at = text.lastIndexOf('=');
    const side = text.slice(at + 1);
    if (at < 1 || (side !== 'mine' && side !== 'theirs'))
      return failKernel('usage.bad-option', { option: '--choose', reason: 'FIELD=mine | FIELD=theirs' });
    choices[text.slice(0, at)] = side;
  }
  return ok(choices);
};

const lineOf =
  (words: Words) =>
  (difference: HandoverDifference): string[] => {
    const { path, kind, label, isConflict, taken, base, mine, theirs, field } = difference;
    const sides = [base, mine, theirs];
    return [
      isConflict ? '!' : ' ',
      path,
      [label ?? words.say(kindKey(kind)), fieldName(kind, field, words)].join(' · '),
      ...sides.map((side) => valueLine(field, side, sides, words)),
      taken ?? '?',
    ];
  };

const whenLines = ({ before, here, at, person }: Incoming, { say }: Words): string[] => [
  `${say('handover.column.base')}: ${before === null ? say('handover.before.unknown') : `${before.person}, ${before.at}`}`,
  ...(here === null ? [] : [`${say('handover.column.mine')}: ${say('handover.edited')} ${here}`]),
  `${say('handover.column.theirs')}: ${person}, ${at}`,
];

export const incomingLines = (incoming: Incoming, words: Words): string[] => {
  const { say } = words;
  const role: TextKey = `handover.role.${incoming.fromRole}`;
  const { person, version, documents, differences, conflicts, findings } = incoming;
  const heads = ['', 'column.what', '', 'column.base', 'column.mine', 'column.theirs', 'column.taken'] as const;
  return [
    say('handover.incoming', { person, from: say(role) }),
    say('handover.incoming.facts', { version, count: documents }),
    ...whenLines(incoming, words),
    ...(differences.length === 0
      ? [say('handover.same')]
      : table([heads.map((head) => (head === '' ? '' : say(`handover.${head}`))), ...differences.map(lineOf(words))])),
    ...(conflicts === 0 ? [] : [say('handover.conflicts', { count: conflicts })]),
    ...findingLines(findings, words),
  ];
};

/** One answer for every conflict, or each by its own name; the name has to be one of this file's. */
const asked = ({ differences }: Incoming, choices: Readonly<Record<string, Side>>): Readonly<Record<string, Side>> => {
  const { [everything]: all, ...named } = choices;
  const open = differences.filter(({ isConflict }) => isConflict);
  return { ...(all === undefined ? {} : Object.fromEntries(open.map(({ path }) => [path, all]))), ...named };
};

export const command: Command = {
  usage: [
    'bid take-over FILE [--show] [--choose FIELD=mine|theirs...] [--key FILE.p12 | --token LABEL]',
    'bid take-over BID-ID --drop',
  ],
  summary: 'help.bid-take-over',
  options: {
    show: { type: 'boolean', help: 'help.option.take-show' },
    choose: { type: 'string', value: 'FIELD=SIDE', multiple: true, help: 'help.option.take-choose' },
    drop: { type: 'boolean', help: 'help.option.take-drop' },
    ...keyOptions,
    ...passphraseOptions,
  },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    if (isSet(given, 'drop')) {
      const dropped = await desk.ask('handover.drop', { bidId: wordAt(given, 0) });
      return dropped.ok ? ok({ value: dropped.value, exit: 0, text: () => [] }) : dropped;
    }
    const choices = choicesFrom(given);
    if (!choices.ok) return choices;
    const hasKey = ['key', 'token', 'library'].some((name) => textOf(given, name) !== null);
    const key = hasKey ? await keyFrom(given, desk) : ok({ keyFileId: null, token: null });
    if (!key.ok) return key;
    const file = await desk.take(wordAt(given, 0));
    if (!file.ok) return file;
    const keep = !isSet(given, 'show');
    const taken = await desk.ask('handover.take', { fileId: file.value, keep, ...key.value });
    if (!taken.ok) return taken;
    const { bidId, isTaken, isNew, incoming } = taken.value;
    if (!keep || isTaken)
      return ok({
        value: taken.value,
        exit: incoming.conflicts === 0 ? 0 : 1,
        text: (words) => [
          ...incomingLines(incoming, words),
          ...(isTaken && isNew ? [words.say('handover.taken', { bid: bidId })] : []),
        ],
      });
    const chosen = asked(incoming, choices.value);
    const open = incoming.differences.filter(({ path, isConflict }) => isConflict && chosen[path] === undefined);
    if (open.length > 0)
      return ok({
        value: taken.value,
        exit: 1,
        text: (words) => [...incomingLines(incoming, words), words.say('handover.waits', { bid: bidId })],
      });
    const joined = await desk.ask('handover.join', { bidId, choices: chosen, seen: incoming.seen });
    if (!joined.ok) return joined;
    return ok({
      value: joined.value,
      exit: 0,
      text: (words) => [...incomingLines(incoming, words), words.say('handover.joined')],
    });
  },
};
