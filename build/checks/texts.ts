import { kernelCodes } from '#shared/kernel/codes.ts';
import { languages, type Language } from '#shared/kernel/language.ts';
import { ar } from '#shared/text/ar/index.ts';
import { en } from '#shared/text/en/index.ts';
import { ru } from '#shared/text/ru/index.ts';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importsOf, root, sourceFiles } from './source-files.ts';

type Texts = Readonly<Record<string, string>>;
const plural = /^(.*)_(zero|one|two|few|many|other)$/;

const namesIn = (text: string): string =>
  [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map((match) => match[1] ?? '')
    .toSorted((a, b) => a.localeCompare(b))
    .join(',');
const baseKeys = (texts: Texts): ReadonlySet<string> =>
  new Set(Object.keys(texts).map((key) => plural.exec(key)?.[1] ?? key));

/** Every key in every language, every plural with all forms of its language, the same evidence in every language. */
export const checkLanguage = (language: Language, texts: Texts, english: Texts): readonly string[] => {
  const faults: string[] = [];
  const [own, wanted] = [baseKeys(texts), baseKeys(english)];
  for (const key of wanted) if (!own.has(key)) faults.push(`${language}: no text for ${key}`);
  for (const key of own) if (!wanted.has(key)) faults.push(`${language}: ${key} is not an English key`);
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const key of own) {
    if (texts[key] !== undefined) {
      if (texts[key].trim() === '' && (english[key] ?? '').trim() !== '') faults.push(`${language}: ${key} is empty`);
      if (english[key] !== undefined && namesIn(texts[key]) !== namesIn(english[key]))
        faults.push(`${language}: ${key} speaks of {${namesIn(texts[key])}}, English of {${namesIn(english[key])}}`);
      continue;
    }
    for (const category of categories)
      if (texts[`${key}_${category}`] === undefined) faults.push(`${language}: ${key} has no form “${category}”`);
  }
  return faults;
};

/** Each code has a message and a hint (the hint may be empty), and its texts use only the evidence it carries. */
export const checkCodes = (
  tables: Readonly<Record<string, { readonly details: readonly string[] }>>,
  texts: Texts,
): readonly string[] =>
  Object.entries(tables).flatMap(([code, { details }]) =>
    [code, `${code}.hint`].flatMap((key) => {
      const text = texts[key];
      if (text === undefined) return [`no text for ${key}`];
      const strange = namesIn(text)
        .split(',')
        .filter((name) => name !== '' && !details.includes(name));
      return strange.length === 0 ? [] : [`${key} speaks of {${strange.join(', ')}}, which its code does not carry`];
    }),
  );

/** Every exported code table of the project, found by its declaration so that a new one cannot be forgotten. */
export const codeTables = async (): Promise<Readonly<Record<string, { readonly details: readonly string[] }>>> => {
  const tables: Record<string, { readonly details: readonly string[] }> = { ...kernelCodes };
  for (const file of sourceFiles('shared')) {
    const text = readFileSync(join(root, file), 'utf8');
    if (!/as const satisfies CodeTable/.test(text)) continue;
    const module = (await import(join(root, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module))
      if (name.endsWith('Codes') && typeof value === 'object') Object.assign(tables, value);
  }
  return tables;
};

/** A key that two subjects have would show the words of one for the other. */
export const checkSubjects = (subjects: Readonly<Record<string, readonly string[]>>): readonly string[] => {
  const owners = new Map<string, string>();
  return Object.entries(subjects).flatMap(([file, keys]) =>
    keys.flatMap((key) => {
      const owner = owners.get(key);
      owners.set(key, file);
      return owner === undefined ? [] : [`${key} stands in ${owner} and in ${file}`];
    }),
  );
};

const index = 'shared/text/en/index.ts';

/** The keys of each English file that the index joins; a subject may join files of its own. */
const subjectKeys = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
  const subjects: Record<string, readonly string[]> = {};
  for (const { from } of importsOf(index)) {
    const file = join(dirname(index), from);
    const module = (await import(join(root, file))) as Readonly<Record<string, object>>;
    subjects[file] = Object.values(module).flatMap(Object.keys);
  }
  return subjects;
};

export const checkTexts = async (): Promise<readonly string[]> => {
  const all: Readonly<Record<Language, Texts>> = { en, ru, ar };
  return [
    ...languages.flatMap((language) => checkLanguage(language, all[language], en)),
    ...checkCodes(await codeTables(), en),
    ...checkSubjects(await subjectKeys()),
  ];
};
