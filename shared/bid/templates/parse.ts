import type { Finding } from '../../kernel/failure.ts';
import type { TemplateCode } from './codes.ts';

/** What can be repeated, each time with the fields of one entry. */
export const repeatables = ['positions'] as const;
export type Repeatable = (typeof repeatables)[number];

/** A template as a tree: lines of text, parts that are repeated, parts that stand only where a field has a value. */
export type TemplateNode =
  | { readonly kind: 'line'; readonly text: string; readonly line: number }
  | { readonly kind: 'each'; readonly list: Repeatable; readonly inner: readonly TemplateNode[] }
  | {
      readonly kind: 'if';
      readonly field: string;
      readonly line: number;
      readonly inner: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

export type TemplateFinding = Finding<TemplateCode>;
export type ParsedTemplate = { readonly nodes: readonly TemplateNode[]; readonly faults: readonly TemplateFinding[] };

export const faultAt = (
  code: TemplateCode,
  line: number,
  details: Readonly<Record<string, string | number>> = {},
): TemplateFinding => ({ code, severity: 'blocker', place: { line }, details: { ...details, line } });

const isRepeatable = (name: string): name is Repeatable => (repeatables as readonly string[]).includes(name);

type Open = {
  readonly word: 'each' | 'if';
  readonly name: string;
  readonly line: number;
  readonly inner: TemplateNode[];
  otherwise: TemplateNode[] | null;
};

/**
 * Blocks stand on lines of their own: `{{#each positions}}` … `{{/each}}`, `{{#if field}}` … `{{else}}` … `{{/if}}`. A block that is not
 * closed, closed twice or of no known list is a fault with its line; the rest is read on.
 */
export const parseTemplate = (text: string): ParsedTemplate => {
  const faults: TemplateFinding[] = [];
  const root: TemplateNode[] = [];
  const open: Open[] = [];
  const add = (node: TemplateNode): void => {
    const top = open.at(-1);
    (top === undefined ? root : (top.otherwise ?? top.inner)).push(node);
  };
  const close = (block: Open): void => {
    const { word, name, line, inner, otherwise } = block;
    if (word === 'if') add({ kind: 'if', field: name, line, inner, otherwise: otherwise ?? [] });
    else if (isRepeatable(name)) add({ kind: 'each', list: name, inner });
  };
  for (const [index, written] of text.split(/\r\n|\n|\r/u).entries()) {
    const line = index + 1;
    const mark = /^\s*\{\{\s*(?:(#each|#if)\s+([\w.-]+)|(else|\/each|\/if))\s*\}\}\s*$/u.exec(written);
    if (mark === null) {
      add({ kind: 'line', text: written.trimEnd(), line });
      continue;
    }
    const [, opening, name = '', closing] = mark;
    const top = open.at(-1);
    if (opening !== undefined) {
      if (opening === '#each' && !isRepeatable(name))
        faults.push(faultAt('templates.block-unknown', line, { block: name }));
      open.push({ word: opening === '#each' ? 'each' : 'if', name, line, inner: [], otherwise: null });
    } else if (closing === 'else' && top?.word === 'if' && top.otherwise === null) top.otherwise = [];
    else if (closing !== 'else' && top !== undefined && closing === `/${top.word}`) {
      open.pop();
      close(top);
    } else faults.push(faultAt('templates.block-stray', line, { block: closing ?? '' }));
  }
  for (const block of open.toReversed()) {
    faults.push(faultAt('templates.block-open', block.line, { block: `#${block.word} ${block.name}` }));
    open.pop();
    close(block);
  }
  return { nodes: root, faults };
};
