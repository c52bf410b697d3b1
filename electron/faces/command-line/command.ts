import type { Answer, Asked, MethodName } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Texts, Translate } from '#shared/text/translator.ts';

/**
 * 0 done, 1 the answer is no, 2 bad input or usage, 3 something outside refused, 4 not provable, 70 a fault of ours.
 * Fixed: scripts stand on them.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 70;

/** `value` is the machine's answer, `text` the reader's; only the one that is wanted is made. */
export type Done = {
  readonly value: unknown;
  readonly exit: ExitCode;
  readonly text: (words: Words) => readonly string[];
};

export type Words = Texts & {
  /** In this machine's zone, to the minute, with its offset. */
  readonly moment: (instant: Instant | null) => string;
};

export type OptionShape = {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** How the value is called in the help: `FILE`. */
  readonly value?: string;
  /** Text key under `help.option.`. */
  readonly help: TextKey;
};

export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What the user wrote after the command's name. */
export type Given = { readonly words: readonly string[]; readonly options: OptionValues };

/** What a command can do: ask the contract, and nothing else of the workstation. */
export type Desk = {
  readonly ask: <Name extends MethodName>(name: Name, input: Asked<Name>) => Promise<Outcome<Answer<Name>>>;
  /** A handle for a path, as faces make them. */
  readonly take: (path: string) => Promise<Outcome<string>>;
  readonly language: Language;
  readonly explain: () => Promise<Words['explain']>;
  readonly say: () => Promise<Translate>;
  /** Lines that go to standard output as they come, outside the usual envelope. */
  readonly writeLine: (line: string) => Promise<void>;
};

export type Command = {
  /** One line each, as the grammar writes them. */
  readonly usage: readonly string[];
  readonly summary: TextKey;
  readonly options: Readonly<Record<string, OptionShape>>;
  /** How many words may follow: at least, at most. */
  readonly words: readonly [number, number];
  /** How a missing word is called in the complaint. */
  readonly wordName?: string;
  readonly run: (given: Given, desk: Desk) => Promise<Outcome<Done | null>>;
};

export const textOf = (given: Given, name: string): string | null => {
  const value = given.options[name];
  return typeof value === 'string' ? value : null;
};
export const listOf = (given: Given, name: string): readonly string[] => {
  const value = given.options[name];
  return Array.isArray(value) ? value : [];
};
export const isSet = (given: Given, name: string): boolean => given.options[name] === true;
/** The words a command demands; their number was checked before it ran. */
export const wordAt = (given: Given, index: number): string => given.words[index] ?? '';
