import { add, divide, fraction, larger, multiply, raise, smaller, subtract, type Fraction } from '../kernel/decimal.ts';

/**
 * The arithmetic that is shown is the arithmetic that is done: a formula is parsed once and evaluated exactly over its
 * numbers. Grammar: `+ − × / ^ ( )`, `max(a; b; …)`, `min(a; b; …)`, numbers and names.
 */
type Node =
  | { readonly kind: 'number'; readonly value: Fraction }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'choice'; readonly pick: 'max' | 'min'; readonly of: readonly Node[] };

type Operator = '+' | '−' | '×' | '/' | '^';

const token = /\s*([A-Za-z][A-Za-z0-9]*|\d+(?:\.\d+)?|[+−×/^();])/uy;

const tokensOf = (formula: string): readonly string[] => {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < formula.length) {
    const found = token.exec(formula);
    if (found?.[1] === undefined) throw new SyntaxError(`formula “${formula}” at ${String(tokens.length)}`);
    tokens.push(found[1]);
  }
  return tokens;
};

const parse = (formula: string): Node => {
  const tokens = tokensOf(formula);
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError(`formula “${formula}” at “${tokens[at] ?? 'its end'}”`);
  };
  const take = (expected?: string): string => {
    const next = tokens[at];
    if (next === undefined || (expected !== undefined && next !== expected)) return fail();
    at += 1;
    return next;
  };

  const operand = (): Node => {
    const next = take();
    if (next === '(') {
      const inner = sum();
      take(')');
      return inner;
    }
    if (next === 'max' || next === 'min') {
      take('(');
      const of = [sum()];
      while (tokens[at] === ';') {
        take(';');
        of.push(sum());
      }
      take(')');
      return { kind: 'choice', pick: next, of };
    }
    if (/^\d/.test(next)) return { kind: 'number', value: fraction(next) };
    return /^[A-Za-z]/.test(next) ? { kind: 'name', name: next } : fail();
  };
  const leftToRight = (next: () => Node, ...operators: readonly Operator[]): Node => {
    let left = next();
    for (;;) {
      const operator = operators.find((known) => known === tokens[at]);
      if (operator === undefined) return left;
      at += 1;
      left = { kind: 'operation', operator, left, right: next() };
    }
  };
  const power = (): Node => leftToRight(operand, '^');
  const product = (): Node => leftToRight(power, '×', '/');
  const sum = (): Node => leftToRight(product, '+', '−');

  const whole = sum();
  return at === tokens.length ? whole : fail();
};

const operations = {
  '+': add,
  '−': subtract,
  '×': multiply,
  '/': divide,
  '^': raise,
} as const satisfies Record<Operator, (a: Fraction, b: Fraction) => Fraction>;

const valueOf = (node: Node, numbers: Readonly<Record<string, Fraction>>): Fraction => {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'name': {
      const value = numbers[node.name];
      if (value === undefined) throw new ReferenceError(`formula names ${node.name}, which has no number`);
      return value;
    }
    case 'operation':
      return operations[node.operator](valueOf(node.left, numbers), valueOf(node.right, numbers));
    case 'choice':
      return node.of.map((each) => valueOf(each, numbers)).reduce(node.pick === 'max' ? larger : smaller);
    default:
      return node satisfies never;
  }
};

const parsed = new Map<string, Node>();

/** The exact value of a formula. Throws on a formula that does not parse or names no number: ours, never the user's. */
export const evaluate = (formula: string, numbers: Readonly<Record<string, Fraction>>): Fraction => {
  let node = parsed.get(formula);
  if (node === undefined) {
    node = parse(formula);
    parsed.set(formula, node);
  }
  return valueOf(node, numbers);
};
