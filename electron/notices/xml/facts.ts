import { harmlessLine, harmlessText, hasHiddenCharacters } from '#shared/kernel/harmless-text.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { ProcedureCode } from '#shared/procedure/codes.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attributeOf, elementAt, elementsOf, textOf } from '../../xml/query.ts';
import { pathOf } from './path.ts';

/**
 * One notice while it is read. Whatever is asked of an element marks it as understood, so what was never asked for is
 * what the reader does not know.
 */
export type XmlFacts = {
  /** The document's root, which paths begin with. */
  readonly root: XmlElement;
  readonly known: Set<XmlElement>;
  readonly findings: Finding<ProcedureCode>[];
};

export const createFacts = (root: XmlElement): XmlFacts => ({ root, known: new Set(), findings: [] });

/** A notice with more to say about it than this is answered with the first. */
const mostFindings = 100;
export const longestLine = 1_000;
export const longestProse = 100_000;
const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
export const shown = (text: string): string => cut(harmlessLine(text), 60);

export const tell = (
  facts: XmlFacts,
  element: XmlElement,
  code: ProcedureCode,
  details: Finding['details'],
  severity: Finding['severity'] = 'warning',
): void => {
  if (facts.findings.length >= mostFindings && severity !== 'blocker') return;
  const { line, offset } = element;
  facts.findings.push({ code, severity, place: { line, offset, path: pathOf(facts.root, element) }, details });
};

/** Refuses the notice: `field` must be inside `holder` and is not. */
export const missing = (facts: XmlFacts, holder: XmlElement, field: string): void =>
  tell(facts, holder, 'notice.missing-field', { field }, 'blocker');

/** Follows local names down; null where one is missing. */
export const find = (element: XmlElement | null, ...locals: readonly string[]): XmlElement | null =>
  element === null ? null : elementAt(element, ...locals);
/** Every element at the end of a way down, through all branches. */
export const findAll = (element: XmlElement | null, ...locals: readonly string[]): readonly XmlElement[] => {
  let found: readonly XmlElement[] = element === null ? [] : [element];
  for (const local of locals) found = found.flatMap((holder) => elementsOf(holder, local));
  return found;
};

/** Every element of a name below another, however deep, but not inside one of the names in `outside` nor in its own kind. */
export const below = (
  element: XmlElement | null,
  local: string,
  outside: ReadonlySet<string> = new Set(),
): readonly XmlElement[] =>
  element === null
    ? []
    : elementsOf(element).flatMap((child) =>
        child.local === local ? [child] : outside.has(child.local) ? [] : below(child, local, outside),
      );

const written = (facts: XmlFacts, element: XmlElement | null): string | null => {
  if (element === null) return null;
  facts.known.add(element);
  const text = textOf(element).trim();
  if (text === '') return null;
  if (hasHiddenCharacters(text)) tell(facts, element, 'notice.hidden-characters', { field: element.local });
  return text;
};

/** Text on one line, hidden characters made visible; null where there is none. */
export const lineOf = (facts: XmlFacts, element: XmlElement | null): string | null => {
  const text = written(facts, element);
  return text === null ? null : cut(harmlessLine(text), longestLine);
};
export const proseOf = (facts: XmlFacts, element: XmlElement | null): string | null => {
  const text = written(facts, element);
  return text === null ? null : cut(harmlessText(text), longestProse);
};
export const lineAt = (facts: XmlFacts, element: XmlElement | null, ...locals: readonly string[]): string | null =>
  lineOf(facts, find(element, ...locals));
export const proseAt = (facts: XmlFacts, element: XmlElement | null, ...locals: readonly string[]): string | null =>
  proseOf(facts, find(element, ...locals));
/** XML Schema's booleans; null where there is none or it is something else. */
export const flagAt = (facts: XmlFacts, element: XmlElement | null, ...locals: readonly string[]): boolean | null => {
  const text = lineAt(facts, element, ...locals);
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
};

export const attribute = (element: XmlElement | null, local: string): string | null => {
  const value = element === null ? null : attributeOf(element, local);
  return value === null ? null : cut(harmlessLine(value), longestLine) || null;
};

/** Marks an element and all in it as understood: what was read of it stands elsewhere too, or says how it was sent. */
export const passOver = (facts: XmlFacts, element: XmlElement | null): void => {
  if (element === null) return;
  facts.known.add(element);
  for (const child of elementsOf(element)) passOver(facts, child);
};
