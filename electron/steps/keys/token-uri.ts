/**
 * Where a token's key is, as text: a PKCS#11 URI (RFC 7512) with `token`, `serial`, `id` and, in the query,
 * `module-path`. It stands where a key file's path would; a PIN is no part of it, though the RFC would have a place.
 */
export type TokenPlace = {
  readonly library: string;
  readonly label: string;
  readonly serial: string;
  /** CKA_ID, lower-case hexadecimal. */
  readonly id: string;
};

const scheme = 'pkcs11:';

export const isTokenUri = (path: string): boolean => path.startsWith(scheme);

const idText = (hex: string): string => hex.replace(/../g, '%$&');

export const tokenUri = ({ library, label, serial, id }: TokenPlace): string => {
  const named = { token: encodeURIComponent(label), serial: encodeURIComponent(serial), id: idText(id) };
  const path = Object.entries(named).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`]));
  return `${scheme}${path.join(';')}?module-path=${encodeURIComponent(library)}`;
};

const attributes = (text: string, separator: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(separator).map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );

/** Reads what `tokenUri` wrote; null for anything else. */
export const readTokenUri = (uri: string): TokenPlace | null => {
  if (!isTokenUri(uri)) return null;
  const [path = '', query = ''] = uri.slice(scheme.length).split('?');
  const named = attributes(path, ';');
  const library = attributes(query, '&').get('module-path');
  if (library === undefined) return null;
  const text = (name: string): string => decodeURIComponent(named.get(name) ?? '');
  return {
    library: decodeURIComponent(library),
    label: text('token'),
    serial: text('serial'),
    id: (named.get('id') ?? '').replaceAll('%', '').toLowerCase(),
  };
};
