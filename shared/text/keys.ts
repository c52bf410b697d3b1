import type { en } from './en/index.ts';

type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type WithoutPlural<Key> = Key extends `${infer Base}_${PluralCategory}` ? Base : Key;

/** Every text there is. A text with a count is asked for without its plural ending. */
export type TextKey = WithoutPlural<keyof typeof en>;

/**
 * A language's texts for one subject. Plural endings differ per language (Russian has four forms, Arabic six), so
 * only plain keys are demanded by type; `build/checks/texts.ts` proves that every plural has all its forms.
 */
export type TextsLike<English> = {
  readonly [Key in keyof English as Key extends `${string}_${PluralCategory}` ? never : Key]: string;
} & Readonly<Record<`${string}_${PluralCategory}`, string>>;
