import type { Result } from './result.ts';
import { refuse } from './result.ts';

/**
 * Who has to act, and with it the exit code of the command line:
 * `input` what was given is unusable (2), `outside` something beyond the program refused: password, token, disk,
 * network (3), `verdict` the work was done and the answer is no (1), `fault` the program itself is wrong (70).
 */
export type FailureClass = 'input' | 'outside' | 'verdict' | 'fault';

/** A subject's closed list of codes. `details` names the evidence each code carries; texts interpolate the same names. */
export type CodeTable = Readonly<Record<string, { readonly class: FailureClass; readonly details: readonly string[] }>>;

export type DetailValue = string | number | boolean | null | readonly string[];
export type Details = Readonly<Record<string, DetailValue>>;

/** What went wrong, as data. The words for it are looked up by code in `shared/text`. */
export type Failure<Code extends string = string> = { readonly code: Code; readonly details: Details };

export type Outcome<T, Code extends string = string> = Result<T, Failure<Code>>;

/** The evidence a code demands: every listed name, no other. */
export type DetailsOf<Table extends CodeTable, Code extends keyof Table> = {
  readonly [Name in Table[Code]['details'][number]]: DetailValue;
};

/** Makes a subject's `fail` function: it accepts only that subject's codes with exactly their details. */
export const failuresOf =
  <const Table extends CodeTable>(_table: Table) =>
  <Code extends keyof Table & string>(
    code: Code,
    ...[details]: Table[Code]['details'] extends readonly [] ? [] : [details: DetailsOf<Table, Code>]
  ): { readonly ok: false; readonly error: Failure<Code> } =>
    refuse({ code, details: details ?? {} });

/** Where a finding points: a file, a line or byte in it, a field's path, an item of a checklist. All optional. */
export type Place = {
  readonly file?: string;
  readonly line?: number;
  readonly offset?: number;
  readonly path?: string;
  readonly item?: string;
};

/** `blocker` stops the act, `warning` is shown and does not, `info` explains, `passed` records what was checked. */
export type Severity = 'blocker' | 'warning' | 'info' | 'passed';

/** One observation about what the user gave or made: same codes and texts as a failure, with severity and place. */
export type Finding<Code extends string = string> = {
  readonly code: Code;
  readonly severity: Severity;
  readonly place: Place;
  readonly details: Details;
};
