import { comparableName, hasControls, hasDirectionMarks } from '#shared/kernel/file-name.ts';

/**
 * Why a name must not be unpacked anywhere, as the key of its words, or null. A name must read as it is and lead nowhere
 * but into the container; a folder's trailing slash is allowed.
 */
export const unsafeName = (name: string): string | null => {
  if (name === '') return 'entry-name.empty';
  if (hasControls(name)) return 'entry-name.controls';
  if (hasDirectionMarks(name)) return 'entry-name.direction';
  if (name.includes('\\')) return 'entry-name.backslash';
  if (name.startsWith('/')) return 'entry-name.absolute';
  if (/^[A-Za-z]:/.test(name)) return 'entry-name.drive';
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  if (parts.includes('..') || parts.includes('.')) return 'entry-name.elsewhere';
  return parts.includes('') ? 'entry-name.empty' : null;
};

/** Names that would meet in one file on a disk that ignores case or composes accents. */
export const meetingKey = comparableName;

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
