import type { Translate } from '#shared/text/translator.ts';
import type { Command } from './command.ts';
import { commandNames, commands } from './index.ts';
import { globalOptions } from './read-arguments.ts';
import { table } from './table.ts';

const program = 'npm run -s bidwright --';

const optionRows = (options: Command['options'], say: Translate): readonly (readonly string[])[] =>
  Object.entries(options).map(([name, option]) => [
    `  --${name}${option.value === undefined ? '' : ` ${option.value}`}`,
    say(option.help),
  ]);

const exitRows = (say: Translate): readonly (readonly string[])[] => [
  ['  0', say('help.exit.done')],
  ['  1', say('help.exit.no')],
  ['  2', say('help.exit.input')],
  ['  3', say('help.exit.outside')],
  ['  4', say('help.exit.indeterminate')],
  ['  70', say('help.exit.fault')],
];

/** Every command with one sentence. */
export const overview = async (say: Translate): Promise<readonly string[]> => {
  const rows = await Promise.all(
    commandNames.map(async (name) => [`  ${name}`, say((await commands[name]()).summary)] as const),
  );
  return [
    say('help.title'),
    '',
    `${say('help.usage')} ${program} ${say('help.usage.rest')}`,
    '',
    ...table(rows),
    '',
    say('help.everywhere'),
    ...table(optionRows(globalOptions, say)),
    '',
    say('help.exits'),
    ...table(exitRows(say)),
  ];
};

export const helpOf = (command: Command, say: Translate): readonly string[] => [
  say(command.summary),
  '',
  // A line that begins with spaces goes on with the one above.
  ...command.usage.map((line) => `  ${line.startsWith(' ') ? ' '.repeat(program.length) : program} ${line}`),
  '',
  ...table(optionRows({ ...command.options, ...globalOptions }, say)),
];
