import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import type { Clock } from '#shared/kernel/instant.ts';
import { isLanguage, type Language } from '#shared/kernel/language.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { redactStack } from '../../log/redact.ts';
import type { Done, ExitCode, Given, Words } from './command.ts';
import { isSet, textOf } from './command.ts';
import { exitOfFailure } from './exit-code.ts';
import { harmlessJson, harmlessText } from './harmless.ts';
import { commands } from './index.ts';
import { openDesk, wordsIn } from './open-desk.ts';
import { passwordSource } from './passwords/from-options.ts';
import { ownTerminal } from './passwords/own-terminal.ts';
import { progressLine } from './progress-line.ts';
import { findCommand, readArguments, readGlobals } from './read-arguments.ts';

export type Streams = {
  readonly out: (text: string) => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  /** The machine's own when absent. */
  readonly clock?: Clock;
};

/** `--lang`, else the language the terminal is set to, else English. */
const languageFrom = (given: Language | null, environment: NodeJS.ProcessEnv): Language => {
  const set = (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '').slice(0, 2);
  return given ?? (isLanguage(set) ? set : 'en');
};

const answer = async (
  outcome: Outcome<Done | null>,
  shown: { readonly json: boolean; readonly words: () => Promise<Words> },
  streams: Streams,
): Promise<ExitCode> => {
  if (!outcome.ok) return refuse(outcome.error, shown, streams);
  if (outcome.value === null) return 0;
  const { value, exit, text } = outcome.value;
  if (shown.json) await streams.out(`${harmlessJson({ ok: true, value })}\n`);
  else
    await streams.out(
      `${text(await shown.words())
        .map(harmlessText)
        .join('\n')}\n`,
    );
  return exit;
};

const refuse = async (
  failure: Failure,
  shown: { readonly json: boolean; readonly words: () => Promise<Words> },
  streams: Streams,
): Promise<ExitCode> => {
  const { message, hint } = (await shown.words()).explain(failure);
  const { code, details } = failure;
  if (shown.json) await streams.out(`${harmlessJson({ ok: false, error: { code, message, hint, details } })}\n`);
  else await streams.say(`${[message, ...(hint === '' ? [] : [hint])].map(harmlessText).join('\n')}\n`);
  return exitOfFailure(failure);
};

/** One command from its words to its exit code. Everything a program reads goes to `out`, everything else to `say`. */
export const runCommandLine = async (given: readonly string[], streams: Streams): Promise<ExitCode> => {
  const globals = readGlobals(given);
  const language = languageFrom(globals.lang, process.env);
  const words = (): Promise<Words> => wordsIn(language);
  const shown = { json: globals.json, words };
  const help = async (lines: readonly string[]): Promise<ExitCode> =>
    answer({ ok: true, value: { value: { help: lines.join('\n') }, exit: 0, text: () => lines } }, shown, streams);

  const { name, first, rest } = findCommand(given);
  if (name === null) {
    const { overview } = await import('./help.ts');
    if (globals.help || given.length === 0) return help(await overview((await words()).say));
    return refuse(failKernel('usage.unknown-command', { command: first ?? given[0] ?? '' }).error, shown, streams);
  }
  const command = await commands[name]();
  if (globals.help) {
    const { helpOf } = await import('./help.ts');
    return help(helpOf(command, (await words()).say));
  }
  const read = readArguments(command, rest);
  if (!read.ok) return refuse(read.error, shown, streams);
  return runCommand(command, read.value, { language, shown, streams });
};

/** A PIN that is typed on the token's own pad is asked for in words alone. */
const askAtPad = async (token: string, words: () => Promise<Words>, { say }: Streams): Promise<void> =>
  say(`${harmlessText((await words()).say('token.secret.pad', { token }))}\n`);

const runCommand = async (
  command: Awaited<ReturnType<(typeof commands)[keyof typeof commands]>>,
  given: Given,
  { language, shown, streams }: { language: Language; shown: Parameters<typeof answer>[1]; streams: Streams },
): Promise<ExitCode> => {
  const progress = progressLine(process.stderr, harmlessText);
  const { desk, cancel, close } = openDesk({
    folder: textOf(given, 'workspace'),
    language,
    ...(streams.clock === undefined ? {} : { clock: streams.clock }),
    secrets: passwordSource(
      { variable: textOf(given, 'password-env'), fromInput: isSet(given, 'password-stdin') },
      { environment: process.env, input: process.stdin, terminal: ownTerminal(shown.words) },
    ),
    onEvent: (event) => {
      if (event.type === 'progress') progress.show(event);
      if (event.type === 'pad-asked') void askAtPad(event.subject, shown.words, streams);
    },
    writeLine: (line) => streams.out(`${line}\n`),
  });
  process.once('SIGINT', cancel);
  try {
    const outcome = await command.run(given, desk);
    progress.clear();
    return await answer(outcome, shown, streams);
  } catch (thrown) {
    // A fault of ours in the command itself; those of steps have been answered and logged by the wrapper.
    progress.clear();
    await streams.say(`${redactStack(thrown).join('\n')}\n`);
    return await refuse(failKernel('program.fault', { where: command.usage[0] ?? '' }).error, shown, streams);
  } finally {
    process.off('SIGINT', cancel);
    close();
  }
};
