import type { XmlHandler } from './create-reader.ts';
import type { XmlComment, XmlElement, XmlInstruction, XmlNode, XmlStart } from './model.ts';

type Growing = { readonly start: XmlStart; readonly children: XmlNode[] };

/** Puts events together to trees; `takeRoot` gets each element that closes outside any other. */
export const createTreeBuilder = (
  takeRoot: (element: XmlElement) => void,
  takeOutside: (node: XmlComment | XmlInstruction) => void = () => undefined,
): Required<XmlHandler> => {
  const open: Growing[] = [];
  let words: string[] = [];

  const settle = (): void => {
    if (words.length === 0) return;
    open.at(-1)?.children.push({ kind: 'text', text: words.join('') });
    words = [];
  };
  const add = (node: XmlComment | XmlInstruction): void => {
    settle();
    const holder = open.at(-1);
    if (holder === undefined) takeOutside(node);
    else holder.children.push(node);
  };
  return {
    open: (start) => {
      settle();
      open.push({ start, children: [] });
    },
    close: (end) => {
      settle();
      const closed = open.pop();
      if (closed === undefined) return;
      const element: XmlElement = { ...closed.start, kind: 'element', end, children: closed.children };
      const holder = open.at(-1);
      if (holder === undefined) takeRoot(element);
      else holder.children.push(element);
    },
    text: (text) => {
      if (text !== '') words.push(text);
    },
    comment: (text) => add({ kind: 'comment', text }),
    instruction: (target, body) => add({ kind: 'instruction', target, body }),
  };
};
