import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const names = [
  'outcome',
  'codes',
  'places',
  'encoding',
  'id',
  'title',
  'buyer',
  'deadline',
  'zone',
  'value',
  'edition',
  'lots',
  'items',
  'documents',
  'unknown',
  'securities',
  'lotTerms',
  'criteria',
  'requirements',
  'procedures',
] as const;
type Name = (typeof names)[number];

export type NoticeCase = {
  readonly name: string;
  readonly header: Readonly<Partial<Record<Name, string>>>;
  readonly bytes: Buffer;
};

const isName = (text: string): text is Name => (names as readonly string[]).includes(text);

/** Letters of windows-1251 that the cases use: А–я in order from 0xC0, and the quotes and the number sign. */
const to1251 = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return code;
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
      const other: Readonly<Record<string, number>> = { '«': 0xab, '»': 0xbb, '№': 0xb9, Ё: 0xa8, ё: 0xb8 };
      const byte = other[character];
      if (byte === undefined) throw new Error(`no such letter in this kit's windows-1251: ${character}`);
      return byte;
    }),
  );

const encoders: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8-bom': (text) => Buffer.from(`\ufeff${text}`),
  // One letter loses its second byte, among hundreds that are whole.
  'utf-8-broken': (text) => {
    const bytes = Buffer.from(text);
    const at = bytes.indexOf(Buffer.from('Поставка'));
    return Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + 2)]);
  },
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16le-bom': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  'iso-8859-1': (text) => Buffer.from(text, 'latin1'),
  'windows-1251': to1251,
};

const readCase = (path: string): NoticeCase => {
  const text = readFileSync(path, 'utf8');
  const split = text.indexOf('---\n');
  const header: Partial<Record<Name, string>> = {};
  for (const line of text.slice(0, split).trimEnd().split('\n')) {
    const [name = '', value = ''] = line.split(/: ?(.*)/s);
    if (!isName(name)) throw new Error(`${basename(path)}: a header may not say “${name}”`);
    header[name] = value;
  }
  const body = text
    .slice(split + 4)
    .replaceAll('<<NUL>>', '\0')
    .replaceAll('<<ESC>>', '\u001b')
    .replaceAll('<<RLO>>', '\u202e');
  const encode = encoders[header.encoding ?? 'utf-8'];
  if (encode === undefined) throw new Error(`${basename(path)}: unknown encoding`);
  return { name: basename(path, '.case'), header, bytes: encode(body) };
};

/** The formats that have cases: folders of test/cases/notices. */
export const noticeFolders = (): readonly string[] =>
  readdirSync(join(import.meta.dirname, '..', 'cases', 'notices'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Every case of a folder under test/cases/notices. */
export const noticeCases = (format: string): readonly NoticeCase[] => {
  const folder = join(import.meta.dirname, '..', 'cases', 'notices', format);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.case'))
    .toSorted()
    .map((name) => readCase(join(folder, name)));
};
