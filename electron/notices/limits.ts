/** One notice; the largest compiled releases published are a few megabytes. Also the largest file parsed in one piece. */
export const largestNotice = 16 * 1024 * 1024;
/** What a package may hold around its notices. */
export const largestEnvelope = 8 * 1024 * 1024;
export const chunkSize = 1024 * 1024;
/** Notices in one batch on their way to the store. */
export const batchSize = 500;
/** Notices in one XML document, which is read whole: publishers put a handful into one, a day of a region at most. */
export const mostInDocument = 5_000;
/** A table on its way into the workspace: its rows as they were understood, and behind them the file as it came. */
export const largestCarried = 96 * 1024 * 1024;
/** Entries of one list in one notice; what is larger was made to hurt. */
export const mostEntries = 100_000;
