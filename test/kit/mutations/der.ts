import { changedBytes, type Dice } from './random.ts';

/** An element that can be put together again whatever was done to it: lengths are written anew, in DER or not. */
export type Node = { tag: number; children: Node[] | null; content: Uint8Array };

const headerAt = (bytes: Uint8Array, at: number): { readonly start: number; readonly end: number } | null => {
  const first = bytes[at + 1];
  if (first === undefined || first === 0x80 || first > 0x84) return null;
  const count = first < 0x80 ? 0 : first & 0x7f;
  let length = first < 0x80 ? first : 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + count;
  return start + length > bytes.length ? null : { start, end: start + length };
};

/** The elements of which these bytes consist; null when they are something else. */
const nodesIn = (bytes: Uint8Array): Node[] | null => {
  const found: Node[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    const header = (tag & 0x1f) === 0x1f ? null : headerAt(bytes, at);
    if (header === null) return null;
    const content = bytes.subarray(header.start, header.end);
    // Structures also lie in octet strings: tokens, extensions, responses.
    const inside = (tag & 0x20) !== 0 || tag === 0x04 ? nodesIn(content) : null;
    found.push({ tag, children: inside === null || inside.length === 0 ? null : inside, content });
    at = header.end;
  }
  return found;
};

export const parseNodes = (bytes: Uint8Array): Node => {
  const [root, ...others] = nodesIn(bytes) ?? [];
  if (root === undefined || others.length > 0) throw new Error('not one element');
  return root;
};

const lengthBytes = (length: number): Uint8Array => {
  if (length < 0x80) return Uint8Array.of(length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(0x80 | digits.length, ...digits);
};

export const writeNode = ({ tag, children, content }: Node): Uint8Array => {
  const inner = children === null ? content : Buffer.concat(children.map(writeNode));
  return Buffer.concat([Uint8Array.of(tag), lengthBytes(inner.length), inner]);
};

const copyOf = (node: Node): Node => ({ ...node, children: node.children?.map(copyOf) ?? null });
const withChildren = (node: Node): Node[] =>
  node.children === null ? [] : [node, ...node.children.flatMap(withChildren)];
const leaves = (node: Node): Node[] => (node.children === null ? [node] : node.children.flatMap(leaves));
const all = (node: Node): Node[] => [node, ...(node.children?.flatMap(all) ?? [])];

const tags = [0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x30, 0x31, 0x80, 0xa0, 0xa1, 0xa2, 0xa3];

/**
 * One change as somebody makes it who knows the structure: elements dropped, doubled, swapped, moved, retagged, taken from
 * another structure, put around themselves, or their values changed, with every length right again.
 */
export const changeNode = (root: Node, donor: Node, dice: Dice): void => {
  const parent = dice.pick(withChildren(root));
  const children = parent.children ?? [];
  const at = dice.below(Math.max(1, children.length));
  const child = children[at];
  if (child === undefined) return;
  switch (dice.below(10)) {
    case 0:
      children.splice(at, 1);
      return;
    case 1:
      children.splice(at, 0, copyOf(child));
      return;
    case 2: {
      const other = dice.below(children.length);
      [children[at], children[other]] = [children[other] ?? child, child];
      return;
    }
    case 3:
      dice.pick(withChildren(root)).children?.push(copyOf(child));
      return;
    case 4:
      child.tag = dice.pick(tags);
      return;
    case 5:
      children[at] = copyOf(dice.pick(all(donor)));
      return;
    case 6:
      children.splice(at, 0, copyOf(dice.pick(all(donor))));
      return;
    case 7:
      children[at] = { tag: dice.pick([0x30, 0x31, 0xa0, 0xa1]), children: [child], content: new Uint8Array(0) };
      return;
    default: {
      const leaf = dice.pick(leaves(root));
      leaf.content = changedBytes(leaf.content, dice);
    }
  }
};

/** The structure after one to three changes; of bytes that are no structure, some bytes are changed. */
export const changedDer = (bytes: Uint8Array, donor: Uint8Array, dice: Dice): Uint8Array => {
  const [root, ...others] = nodesIn(bytes) ?? [];
  if (root === undefined || others.length > 0) return changedBytes(bytes, dice);
  const from = parseNodes(donor);
  for (let count = 1 + dice.below(3); count > 0; count -= 1) changeNode(root, from, dice);
  return writeNode(root);
};
