import { array, constantFrom, letrec, oneof, option, tuple, uniqueArray } from 'fast-check';

/** Addresses are few, so that prefixes meet, hide and repeat each other. */
const addresses = ['urn:a', 'urn:b', 'http://example.test/c?x=1'] as const;
const prefixes = ['a', 'b', 'c'] as const;

const characters = constantFrom(
  'x',
  ' ',
  '\n',
  '\t',
  '\r\n',
  '&amp;',
  '&lt;',
  '&gt;',
  '&#13;',
  '&#9;',
  '&#10;',
  '"',
  "'",
  '>',
  'é',
  'Ж',
  '𐍈',
  '&#x10FFFF;',
  '<![CDATA[<&>]]>',
);
const text = array(characters, { maxLength: 6 }).map((parts) => parts.join('').replaceAll(']]>>', ']]> >'));
const value = array(
  constantFrom('x', ' ', '\n', '\t', '&amp;', '&lt;', '>', '&quot;', '&#13;', '&#9;', '&#10;', "'", 'Ж', '𐍈'),
  { maxLength: 5 },
).map((parts) => parts.join(''));

const declarations = uniqueArray(tuple(constantFrom('', ...prefixes), constantFrom(...addresses, '')), {
  maxLength: 3,
  selector: ([prefix]) => prefix,
}).map((all) =>
  all
    .filter(([prefix, address]) => prefix === '' || address !== '')
    .map(([prefix, address]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${address}"`)
    .join(''),
);

/** A prefixed attribute stands alone, since two prefixes may mean one address. */
const attributes = tuple(
  uniqueArray(tuple(constantFrom('m', 'n', 'Жук'), value), { maxLength: 2, selector: ([name]) => name }),
  option(tuple(constantFrom('a:z', 'b:m', 'c:m'), value)),
  option(constantFrom(['xml:lang', 'ru'] as const, ['xml:space', 'preserve'] as const)),
).map(([plain, prefixed, own]) =>
  [...plain, ...(prefixed === null ? [] : [prefixed]), ...(own === null ? [] : [own])]
    .map(([name, written]) => ` ${name}="${written}"`)
    .join(''),
);

const comment = constantFrom('<!-- a remark -->', '<!--Ж&<-->', '<?go to="x" ?>', '<?stop?>');

const { element } = letrec<{ element: string; node: string }>((tie) => ({
  node: oneof({ depthSize: 'small' }, text, comment, tie('element')),
  element: tuple(
    constantFrom('e', 'a:e', 'b:f', 'c:g', 'Ж'),
    declarations,
    attributes,
    array(tie('node'), { maxLength: 4 }),
  ).map(([name, declared, attributed, children]) =>
    children.length === 0
      ? `<${name}${declared}${attributed}/>`
      : `<${name}${declared}${attributed}>${children.join('')}</${name}>`,
  ),
}));

const rootDeclarations = ' xmlns:a="urn:a" xmlns:b="urn:b" xmlns:c="urn:c"';

/** An element with anything in it, which needs the prefixes `a`, `b` and `c` around it. */
export const anyXmlElement = element;

/** Whole documents with instructions and comments around the root. */
export const anyXmlDocument = tuple(
  constantFrom('', '<?xml version="1.0"?>\n'),
  option(comment),
  array(element, { maxLength: 3 }),
  option(comment),
).map(
  ([head, before, children, after]) =>
    `${head}${before ?? ''}<root${rootDeclarations} xml:lang="en">${children.join('\n')}</root>\n${after ?? ''}`,
);
