import type { PlatformCard } from '#shared/contract/platforms.ts';
import {
  signatureFormats,
  signatureKinds,
  signatureLevels,
  signatureMakers,
  signaturePlacements,
  signatureScopes,
  specialAccounts,
} from '#shared/procedure/platforms/vocabulary.ts';

/** How a figure is typed: which field its dialog shows. */
export type FigureType =
  | { readonly type: 'text' | 'address' | 'bytes' | 'count' | 'lines' }
  | { readonly type: 'choice' | 'choices'; readonly of: readonly string[] };

export const figureGroups = ['about', 'signature', 'limits'] as const;

/** Every figure of a card, in the order in which it is shown. */
export const figures = {
  about: {
    operator: { type: 'text' },
    address: { type: 'address' },
    specialAccount: { type: 'choice', of: specialAccounts },
  },
  signature: {
    'signature.kind': { type: 'choice', of: signatureKinds },
    'signature.formats': { type: 'choices', of: signatureFormats },
    'signature.level': { type: 'choice', of: signatureLevels },
    'signature.placement': { type: 'choice', of: signaturePlacements },
    'signature.scope': { type: 'choice', of: signatureScopes },
    'signature.made': { type: 'choice', of: signatureMakers },
    'signature.algorithms': { type: 'lines' },
    'signature.certificateOids': { type: 'lines' },
  },
  limits: {
    'limits.fileBytes': { type: 'bytes' },
    'limits.bidBytes': { type: 'bytes' },
    'limits.files': { type: 'count' },
    'limits.nameLength': { type: 'count' },
    'limits.endings': { type: 'lines' },
  },
} as const satisfies Readonly<Record<(typeof figureGroups)[number], Readonly<Record<string, FigureType>>>>;

type Groups = typeof figures;
export type FigurePath = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups];

/** A figure whatever its value's type; the step holds it to the card's schema. */
export type Figure = { readonly value: unknown; readonly source: string | null; readonly readOn: string | null };

const parts = (path: FigurePath): readonly [string, string | null] => {
  const dot = path.indexOf('.');
  return dot === -1 ? [path, null] : [path.slice(0, dot), path.slice(dot + 1)];
};

const fieldOf = (record: object, name: string): unknown =>
  Object.entries(record).find(([field]) => field === name)?.[1] as unknown;

const isFigure = (value: unknown): value is Figure =>
  typeof value === 'object' && value !== null && 'value' in value && 'source' in value && 'readOn' in value;

const unknownFigure: Figure = { value: null, source: null, readOn: null };

export const figureAt = (card: PlatformCard, path: FigurePath): Figure => {
  const [group, name] = parts(path);
  const outer = fieldOf(card, group);
  const inner = name === null || typeof outer !== 'object' || outer === null ? outer : fieldOf(outer, name);
  return isFigure(inner) ? inner : unknownFigure;
};

/** The card with another figure in this place, as it is sent to be checked and kept. */
export const withFigure = (card: PlatformCard, path: FigurePath, figure: Figure): object => {
  const [group, name] = parts(path);
  if (name === null) return { ...card, [group]: figure };
  const outer = fieldOf(card, group);
  return { ...card, [group]: { ...(typeof outer === 'object' ? outer : {}), [name]: figure } };
};

/** A value that is one word, name or number. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Those of a value that is a list of words. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

/** The figures of which a difference speaks: `limits.files.readOn` is of `limits.files`. */
export const figureOfPath = (path: string): FigurePath | null => {
  const all = figureGroups.flatMap((group) => Object.keys(figures[group]) as FigurePath[]);
  return all.find((known) => path === known || path.startsWith(`${known}.`)) ?? null;
};
