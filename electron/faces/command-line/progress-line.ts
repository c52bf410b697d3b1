import type { WorkstationEvent } from '#shared/contract/events.ts';

type Progress = Extract<WorkstationEvent, { type: 'progress' }>;
type Out = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };

/** Where nobody looks, a line at most this often keeps a log readable. */
const quietInterval = 5_000;
const mebibyte = 1024 * 1024;

const amount = ({ done, total, unit }: Progress): string => {
  const shown = (count: number): string => (unit === 'bytes' ? `${(count / mebibyte).toFixed(1)} MiB` : `${count}`);
  const share = total ? ` (${Math.floor((done / total) * 100)} %)` : '';
  return total === null ? shown(done) : `${shown(done)} / ${shown(total)}${share}`;
};

/** One line that is overwritten on a terminal; elsewhere a line now and then. */
export const progressLine = (
  out: Out,
  harmless: (text: string) => string,
  now: () => number = Date.now,
): { readonly show: (event: Progress) => void; readonly clear: () => void } => {
  let last = now();
  let isShown = false;
  return {
    show: (event) => {
      const line = harmless(`${event.label} ${amount(event)}`);
      if (out.isTTY) {
        out.write(`\r\u001b[K${line}`);
        isShown = true;
      } else if (now() - last >= quietInterval) {
        last = now();
        out.write(`${line}\n`);
      }
    },
    clear: () => {
      if (isShown) out.write('\r\u001b[K');
      isShown = false;
    },
  };
};
