import { parseArgs } from 'node:util';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { isLanguage, languages, type Language } from '#shared/kernel/language.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Command, Given, OptionShape } from './command.ts';
import { isCommandName, type CommandName } from './index.ts';

export const globalOptions = {
  json: { type: 'boolean', help: 'help.option.json' },
  workspace: { type: 'string', value: 'DIR', help: 'help.option.workspace' },
  lang: { type: 'string', value: languages.join('|'), help: 'help.option.lang' },
  help: { type: 'boolean', help: 'help.option.help' },
} as const satisfies Readonly<Record<string, OptionShape>>;

const takesValue = (argument: string): boolean => argument === '--workspace' || argument === '--lang';

/** The command's name is the longest of ours that the first words make, wherever global options stand between them. */
export const findCommand = (
  given: readonly string[],
): { readonly name: CommandName | null; readonly first: string | null; readonly rest: readonly string[] } => {
  const words: number[] = [];
  for (let at = 0; at < given.length && words.length < 2; at += 1) {
    const argument = given[at] ?? '';
    if (takesValue(argument)) at += 1;
    else if (!argument.startsWith('-')) words.push(at);
    // Any other option belongs to the command, which has been named by now.
    else if (!['--json', '--help'].includes(argument) && !/^--(?:workspace|lang)=/.test(argument)) break;
  }
  const texts = words.map((at) => given[at] ?? '');
  for (const length of [2, 1]) {
    const name = texts.slice(0, length).join(' ');
    if (texts.length >= length && isCommandName(name)) {
      const used = new Set(words.slice(0, length));
      return { name, first: texts[0] ?? null, rest: given.filter((_, at) => !used.has(at)) };
    }
  }
  return { name: null, first: texts.join(' ') || null, rest: given };
};

/** What holds for every command, read before it is known whether the rest is right. */
export type Globals = { readonly json: boolean; readonly help: boolean; readonly lang: Language | null };

export const readGlobals = (given: readonly string[]): Globals => {
  const { values } = parseArgs({
    args: [...given],
    options: { json: { type: 'boolean' }, help: { type: 'boolean' }, lang: { type: 'string' } },
    strict: false,
  });
  const lang = typeof values.lang === 'string' && isLanguage(values.lang) ? values.lang : null;
  return { json: values.json === true, help: values.help === true, lang };
};

const optionNamed = /'(--?[\w-]+)/;

/** Strict: an option that the command does not know, or a value that is missing, is refused by its name. */
export const readArguments = (command: Command, given: readonly string[]): Outcome<Given> => {
  const options = { ...globalOptions, ...command.options };
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: Object.fromEntries(
        Object.entries(options).map(([name, { type, ...rest }]) => [
          name,
          { type, multiple: 'multiple' in rest && rest.multiple === true },
        ]),
      ),
      strict: true,
      allowPositionals: true,
    });
    const { lang } = values;
    if (typeof lang === 'string' && !isLanguage(lang))
      return failKernel('usage.bad-option', { option: '--lang', reason: languages.join(', ') });
    const [least, most] = command.words;
    if (positionals.length < least)
      return failKernel('usage.missing-argument', { argument: command.wordName ?? 'FILE' });
    if (positionals.length > most)
      return failKernel('usage.bad-option', { option: positionals[most] ?? '', reason: command.usage.join(' | ') });
    return ok({ words: positionals, options: { ...values } as Given['options'] });
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    const option = optionNamed.exec(thrown.message)?.[1] ?? given.find((each) => each.startsWith('-')) ?? '';
    return failKernel('usage.bad-option', { option, reason: command.usage.join(' | ') });
  }
};
