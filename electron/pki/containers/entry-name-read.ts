/** Control characters, and marks that turn the direction of text: a name must read as it is. */
// eslint-disable-next-line no-control-regex
const unreadable = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;

/** Why a name must not be unpacked anywhere, or null. A directory's trailing slash is allowed. */
export const unsafeName = (name: string): string | null => {
  if (name === '') return 'empty';
  if (unreadable.test(name)) return 'control characters';
  if (name.includes('\\')) return 'backslash';
  if (name.startsWith('/')) return 'absolute';
  if (/^[A-Za-z]:/.test(name)) return 'drive letter';
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  if (parts.includes('..') || parts.includes('.')) return 'leads elsewhere';
  return parts.includes('') ? 'empty part' : null;
};

/** Names that would meet in one file on a disk that ignores case or composes accents. */
export const meetingKey = (name: string): string => name.normalize('NFC').toLowerCase();

/** The entry a manifest points to, or null when it points outside the container (RFC 3986 relative reference). */
export const nameOfReference = (uri: string): string | null => {
  const relative = uri.startsWith('./') ? uri.slice(2) : uri;
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(relative) || relative.includes('?') || relative.includes('#')) return null;
  let name: string;
  try {
    name = decodeURIComponent(relative);
  } catch {
    return null;
  }
  return name.endsWith('/') || unsafeName(name) !== null ? null : name;
};
