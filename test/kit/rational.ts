/**
 * Exact arithmetic done another way than the program's: numerators and denominators are `bigint`, formulas are read by a
 * shunting yard, rounding is integer division. A judge shares no code with what it judges.
 */
export type Rational = { readonly n: bigint; readonly d: bigint };

export const rational = (text: string): Rational => {
  const [whole = '0', decimals = ''] = text.split('.');
  return { n: BigInt(whole + decimals), d: 10n ** BigInt(decimals.length) };
};

const normal = (n: bigint, d: bigint): Rational => (d < 0n ? { n: -n, d: -d } : { n, d });

const operators = {
  '+': (a, b) => normal(a.n * b.d + b.n * a.d, a.d * b.d),
  '−': (a, b) => normal(a.n * b.d - b.n * a.d, a.d * b.d),
  '×': (a, b) => normal(a.n * b.n, a.d * b.d),
  '/': (a, b) => normal(a.n * b.d, a.d * b.n),
  max: (a, b) => (a.n * b.d >= b.n * a.d ? a : b),
  min: (a, b) => (a.n * b.d <= b.n * a.d ? a : b),
} as const satisfies Record<string, (a: Rational, b: Rational) => Rational>;
type Operator = keyof typeof operators;

const rank = { '+': 1, '−': 1, '×': 2, '/': 2 } as const;
const isInfix = (text: string | undefined): text is keyof typeof rank =>
  text !== undefined && Object.hasOwn(rank, text);
const isOperator = (text: string | undefined): text is Operator => text !== undefined && Object.hasOwn(operators, text);

/** The exact value of a shown formula over shown numbers. Knows no powers: roots are judged by `isRootOf`. */
export const evaluateExactly = (formula: string, numbers: Readonly<Record<string, string>>): Rational => {
  const values: Rational[] = [];
  const waiting: string[] = [];
  const apply = (operator: Operator): void => {
    const b = values.pop();
    const a = values.pop();
    if (a === undefined || b === undefined) throw new Error(`formula ${formula}`);
    values.push(operators[operator](a, b));
  };
  const settleTo = (stop: (top: string | undefined) => boolean): void => {
    for (let top = waiting.at(-1); top !== undefined && !stop(top); top = waiting.at(-1)) {
      waiting.pop();
      if (isOperator(top)) apply(top);
    }
  };
  // `max(a; b; c)` is read as a bracket whose separators are the operator itself, of the lowest rank.
  const brackets: (Operator | null)[] = [];
  const tokens = formula.match(/[A-Za-z][A-Za-z0-9]*|\d+(?:\.\d+)?|[+−×/();]/gu) ?? [];
  let opens: Operator | null = null;
  for (const token of tokens) {
    if (token === 'max' || token === 'min') opens = token;
    else if (token === '(') {
      brackets.push(opens);
      opens = null;
      waiting.push('(');
    } else if (token === ')') {
      settleTo((top) => top === '(');
      waiting.pop();
      brackets.pop();
    } else if (token === ';') {
      settleTo((top) => top === '(');
      const pick = brackets.at(-1);
      if (pick === null || pick === undefined) throw new Error(`formula ${formula}`);
      waiting.push(pick);
    } else if (isInfix(token)) {
      settleTo((top) => top === '(' || !isInfix(top) || rank[top] < rank[token]);
      waiting.push(token);
    } else {
      const text = /^\d/.test(token) ? token : numbers[token];
      if (text === undefined) throw new Error(`${formula} names ${token}`);
      values.push(rational(text));
    }
  }
  settleTo(() => false);
  const [value] = values;
  if (value === undefined || values.length !== 1) throw new Error(`formula ${formula}`);
  return value;
};

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** Halves away from zero, `places` decimals. */
export const halfUp = ({ n, d }: Rational, places = 2): string => {
  const scaled = (absolute(n) * 10n ** BigInt(places) * 2n + d) / (2n * d);
  const digits = scaled.toString().padStart(places + 1, '0');
  const sign = n < 0n && scaled !== 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

export const wholeUp = ({ n, d }: Rational): string => ((n + d - 1n) / d).toString();

export const nextKopeck = ({ n, d }: Rational): string => halfUp({ n: (n * 100n) / d + 1n, d: 100n });

/**
 * Whether `shown` is amount / (1 + rate)^(days / 365) rounded to the kopeck, without taking a root: half a kopeck less and more
 * are raised to the 365th power and compared.
 */
export const isCompoundValue = (shown: string, amount: string, ratePercent: string, days: number): boolean => {
  const value = rational(shown);
  const payment = rational(amount);
  const growth = operators['+'](rational('1'), operators['/'](rational(ratePercent), rational('100')));
  const power = ({ n, d }: Rational, exponent: number): Rational => ({
    n: n ** BigInt(exponent),
    d: d ** BigInt(exponent),
  });
  const target = power(growth, days);
  const ratioAt = (kopecks: Rational): Rational => power(operators['/'](payment, kopecks), 365);
  const notLess = (a: Rational, b: Rational): boolean => a.n * b.d >= b.n * a.d;
  const low = operators['−'](value, rational('0.005'));
  const high = operators['+'](value, rational('0.005'));
  return notLess(ratioAt(low), target) && notLess(target, ratioAt(high));
};
