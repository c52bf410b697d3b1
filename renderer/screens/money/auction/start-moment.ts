const moscowOffset = '+03:00';
const moscowAhead = 3 * 3_600_000;

export type StartMoment = { readonly day: string | null; readonly time: string };

/** `9:00`, `09:00:30`, `0900`: hours and minutes, seconds where there are any; null: no time of day. */
export const readTypedTime = (typed: string): string | null => {
  const match = /^(\d{1,2})[:.\s-]?(\d{2})(?:[:.\s-]?(\d{2}))?$/.exec(typed.trim());
  if (match === null) return null;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? '0'));
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
};

/** The instant as auctions of Russian platforms are announced, in Moscow's time; null while day or time is missing. */
export const momentOf = ({ day, time }: StartMoment): string | null => {
  const read = readTypedTime(time);
  return day === null || read === null ? null : `${day}T${read}${moscowOffset}`;
};

export const startMomentOf = (instant: string | undefined): StartMoment => {
  const at = Date.parse(instant ?? '');
  if (Number.isNaN(at)) return { day: null, time: '' };
  const local = new Date(at + moscowAhead).toISOString();
  return { day: local.slice(0, 10), time: local.slice(17, 19) === '00' ? local.slice(11, 16) : local.slice(11, 19) };
};
