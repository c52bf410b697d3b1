/** What a column can hold. Integers beyond 2^53 and money are kept as text. */
export type SqlValue = string | number | bigint | Uint8Array | null;
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;
/** A row as read: every column by its name. */
export type Row = Readonly<Record<string, SqlValue>>;

/**
 * The database as every other file sees it. Statements are prepared once and kept by their text. The row's type is the
 * caller's statement about its own SQL; STRICT tables hold each column to its type.
 */
export type Database = {
  readonly all: <R extends Row>(sql: string, parameters?: SqlParameters) => R[];
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names its own row
  readonly get: <R extends Row>(sql: string, parameters?: SqlParameters) => R | undefined;
  /** `key` is the row's integer key after an INSERT. */
  readonly run: (sql: string, parameters?: SqlParameters) => { readonly changes: number; readonly key: number };
  /** Several statements without parameters. */
  readonly script: (sql: string) => void;
  /**
   * BEGIN IMMEDIATE … COMMIT around synchronous work; rolled back when it throws. Nested calls join the outer one. Keep
   * it short: the other process waits for it.
   */
  readonly transaction: <T>(work: () => T) => T;
  readonly close: () => void;
};
