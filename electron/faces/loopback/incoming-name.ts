const longestName = 200;
// Path separators, what Windows forbids, control characters, and marks that turn the reading direction.
// eslint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u001f\u007f-\u009f<>:"|?*\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const cutTo = (name: string, bytes: number): string => {
  let kept = name;
  while (Buffer.byteLength(kept) > bytes) kept = Array.from(kept).slice(0, -1).join('');
  return kept;
};

/**
 * A name that any disk takes, from one that a browser wrote into a header (percent-encoded UTF-8). The ending is kept
 * when a name is cut. Null: nothing of it can be used.
 */
export const incomingName = (header: string | undefined): string | null => {
  if (header === undefined) return null;
  let written: string;
  try {
    written = decodeURIComponent(header);
  } catch {
    return null;
  }
  const last = written.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(unsafe, '_')
    .replace(/[. ]+$/, '')
    .trim();
  if (clean === '') return null;
  const safe = reserved.test(clean) ? `_${clean}` : clean;
  const dot = safe.lastIndexOf('.');
  const ending = dot > 0 && safe.length - dot <= 12 ? safe.slice(dot) : '';
  return cutTo(safe.slice(0, safe.length - ending.length), longestName - Buffer.byteLength(ending)) + ending;
};
