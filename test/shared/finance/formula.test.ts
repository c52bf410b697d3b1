import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, roundHalfUp } from '#shared/kernel/decimal.ts';
import { evaluate } from '#shared/finance/formula.ts';
import { evaluateExactly, halfUp } from '../../kit/rational.ts';

const aFormula: fc.Arbitrary<string> = fc.letrec<{ whole: string; leaf: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc
      .tuple(tie('whole'), fc.constantFrom('+', '−', '×'), tie('whole'))
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
    fc.tuple(tie('whole'), fc.constantFrom('c', '7', '0.5')).map(([left, right]) => `(${left}) / ${right}`),
    fc.tuple(fc.constantFrom('max', 'min'), tie('whole'), tie('whole')).map(([pick, a, b]) => `${pick}(${a}; ${b})`),
    tie('whole').map((inner) => `(${inner})`),
  ),
  leaf: fc.constantFrom('a', 'b', 'c', '100', '0.25'),
})).whole;

describe('formulas', () => {
  it('are evaluated as another reader of the same text evaluates them', () => {
    fc.assert(
      fc.property(aFormula, (formula) => {
        const numbers = { a: '36988.77', b: '0.015', c: '365' };
        const own = evaluate(formula, { a: fraction('36988.77'), b: fraction('0.015'), c: fraction('365') });
        expect(roundHalfUp(own, 6)).toBe(halfUp(evaluateExactly(formula, numbers), 6));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it.each(['', 'a +', '(a', 'a b', 'a ; b', '+ a', 'a % b', 'max(a'])('does not accept %j', (formula) => {
    expect(() => evaluate(formula, { a: fraction(1), b: fraction(1) })).toThrow(SyntaxError);
  });

  it('does not evaluate a name that has no number', () => {
    expect(() => evaluate('a + b', { a: fraction(1) })).toThrow(ReferenceError);
  });
});
