import { hashOfText, type Link } from './link.ts';

/**
 * The exported chain, UTF-8 text, for people and for any program that can count SHA-256: the first line names the format,
 * then a line for each act, `HASH JSON`, HASH being that of the JSON's bytes, which hold the hash of the line before as
 * `previous`; the last line is `end COUNT HEAD HASH`, HASH being that of `end COUNT HEAD`.
 */
export const chainFormat = 'bidwright-evidence/1';

export const lineOf = ({ text, hash }: Link): string => `${hash} ${text}`;

export const endLine = (count: number, head: string): string => {
  const end = `end ${count} ${head}`;
  return `${end} ${hashOfText(end)}`;
};
