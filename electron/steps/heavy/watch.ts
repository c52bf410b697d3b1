/** How a job is watched: its signal stops it between two pieces, `onBytes` hears how far it is. */
export type JobWatch = {
  readonly signal: AbortSignal;
  readonly onBytes: (done: number, total: number | null) => void;
};
