/** What a log line may be given; only what `sayable` knows is written as it is. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Fields that hold the program's own words; every other text may be a name, a path, a tax id or a serial. */
const plainFields = new Set(['code', 'kind', 'method', 'reason', 'face', 'act', 'signal', 'outcome', 'unit']);
/** How the program's own words look: `key-file.damaged`, `bids.addDocuments`, `TypeError`, `ENOENT`, `app://bundle`. */
const ownWord = /^(?:[a-z][a-zA-Z]*(?:[ .-][a-z][a-zA-Z]*){0,8}|[A-Z][a-zA-Z]{0,30}Error|Error|[A-Z][A-Z_]{1,40})$/;
const neverSaid = /secret|password|passphrase|pin$|ticket|bearer|token|authorization|key$/i;

const maskOf = (text: string): string => `<${text.length} characters>`;

/** Masks a value unless it is a small number, a yes or no, or a word of the program where one is expected. */
export const redactValue = (
  name: string,
  value: string | number | boolean | null,
): string | number | boolean | null => {
  if (neverSaid.test(name)) return '<secret>';
  if (typeof value === 'number') return Math.abs(value) < 1e9 ? value : '<number>';
  if (typeof value !== 'string') return value;
  return value === '' || (plainFields.has(name) && ownWord.test(value)) ? value : maskOf(value);
};

export const redactFields = (fields: LogFields): Readonly<Record<string, string | number | boolean | null>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redactValue(name, value ?? null)]));

/** Folders whose files are ours; a path is cut down to what follows the last of them. */
const ownFile =
  /(?:^|[/\\])((?:shared|electron|renderer|dist|node_modules)[/\\][\w./\\@-]+?\.[cm]?[jt]sx?):(\d+):(\d+)/;
const functionName = /^\s*at (?:async )?([\w.<>$[\] ]{1,80}?) \(/;

/** Where it happened: function names and our own files, without the folders above them and without the message. */
export const redactStack = (thrown: unknown): readonly string[] => {
  if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return [];
  return thrown.stack
    .split('\n')
    .filter((line) => /^\s*at /.test(line))
    .slice(0, 12)
    .map((line) => {
      const file = ownFile.exec(line);
      const place = file ? `${file[1]}:${file[2]}:${file[3]}` : '<elsewhere>';
      return `${functionName.exec(line)?.[1] ?? '<anonymous>'} ${place}`;
    });
};
