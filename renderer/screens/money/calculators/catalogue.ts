import type { FormValues } from '../forms/form-values.ts';

/** One sheet of the list: a calculator, or a calculator with a beginning of its own. */
export type Sheet = {
  readonly id: string;
  readonly calculator: string;
  /** Text keys of its name and of what it is for. */
  readonly title: string;
  readonly about: string;
  /** What stands in it when it is opened for the first time. */
  readonly start: FormValues;
  /** Optional fields that are asked for openly, by their path; the rest are one press away. */
  readonly open: readonly string[];
  /** Fields this sheet does not ask for. */
  readonly without: readonly string[];
  /** The field of the answer that is the figure one came for. */
  readonly headline: string;
};

export type SheetGroup = { readonly id: string; readonly sheets: readonly Sheet[] };

type Start = { readonly today: string; readonly inMonth: string; readonly inTwoMonths: string };
type Draft = Omit<Sheet, 'title' | 'about' | 'start' | 'open' | 'without'> &
  Partial<Pick<Sheet, 'start' | 'open' | 'without'>> & { readonly own?: boolean };

const sheet = ({ own = false, ...draft }: Draft): Sheet => ({
  start: {},
  open: [],
  without: [],
  ...draft,
  title: own ? `money.sheet.${draft.id}` : `calc.${draft.calculator}`,
  about: own ? `money.sheet.${draft.id}.about` : `calc.${draft.calculator}.about`,
});

const plain = (calculator: string, headline: string, draft: Partial<Draft> = {}): Sheet =>
  sheet({ ...draft, id: calculator, calculator, headline });

/** Beginnings are shapes, never market rates: a rate that nobody offered would be a lie with a decimal sign. */
const groupsOf = ({ today, inMonth, inTwoMonths }: Start): readonly SheetGroup[] => [
  {
    id: 'security',
    sheets: [
      plain('security', 'amount', {
        start: { law: '44-fz', kind: 'bid', publishedOn: today },
        open: ['percent', 'smallBusinessOnly'],
      }),
      plain('anti-dumping', 'dropPercent', { start: { publishedOn: today }, open: ['advance', 'method'] }),
      plain('security-times', 'moneyNeededAt', { open: ['submittedAt', 'releaseReasonAt'] }),
      plain('guarantee-end', 'earliestEnd', { start: { law: '44-fz' }, open: ['deadline', 'performedUntil', 'law'] }),
      plain('security-reductions', 'security'),
      plain('guarantee-check', 'verdict', {
        start: { law: '44-fz', kind: 'bid', publishedOn: today },
        open: ['deadline', 'purchaseCode', 'noticeNumber'],
      }),
    ],
  },
  {
    id: 'financing',
    sheets: [
      sheet({
        id: 'tender-loan',
        calculator: 'financing',
        headline: 'cost',
        own: true,
        start: { start: today, end: inMonth, offer: { basis: 'pa/act365' } },
        open: ['returnedOn', 'offer.issueFeePercent', 'offer.minFee', 'offer.minTermDays'],
        without: ['offer.surcharges'],
      }),
      sheet({
        id: 'bank-guarantee',
        calculator: 'financing',
        headline: 'cost',
        own: true,
        start: { start: today, end: inTwoMonths, offer: { basis: 'pa/act365' } },
        open: ['offer.minFee', 'offer.surcharges', 'offer.brokerFee'],
        without: ['returnedOn', 'offer.minTermDays'],
      }),
      plain('own-money', 'cost', { start: { start: today, end: inMonth } }),
      plain('compare-offers', 'cheapest', { start: { start: today, end: inMonth } }),
      plain('offer-terms', 'cheapestFrom', { start: { start: today } }),
      plain('offer-delays', 'points', { start: { start: today, end: inMonth } }),
      plain('plan', 'objective'),
      plain('forecast', 'lowest'),
      plain('agent-fee', 'amount'),
    ],
  },
  {
    id: 'auction',
    sheets: [
      plain('auction-desk', 'current', { start: { rules: '44-fz' }, open: ['costs', 'now', 'offer'] }),
      plain('auction-range', 'lowest', { start: { rules: '44-fz' }, open: ['current', 'ownLast', 'offer'] }),
      plain('auction-start', 'start'),
      plain('auction-timer', 'closes'),
    ],
  },
  {
    id: 'price',
    sheets: [
      plain('price-floor', 'floor', { open: ['smallBusinessOnly'] }),
      plain('margin', 'marginPercent'),
      plain('after-winning', 'profit', { start: { publishedOn: today, securedFrom: today, asOf: today } }),
      plain('contract-result', 'profit', { start: { asOf: today } }),
      plain('vat', 'vat', { start: { included: true } }),
      plain('present-value', 'value', { start: { method: 'simple' } }),
      plain('stage-price', 'amount'),
      plain('price-fork', 'median', { open: ['own'] }),
      plain('score', 'scores', {
        start: { formula: 'decree-2604' },
        open: ['nmck', 'formula', 'priceWeight', 'criteria'],
      }),
      plain('effective-price', 'effective'),
    ],
  },
  {
    id: 'dates',
    sheets: [
      plain('working-days', 'date', { start: { from: today } }),
      plain('payment-due', 'date', { start: { acceptedOn: today } }),
      plain('late-payment', 'amount', { start: { kind: 'customer' }, open: ['keyRatePercent'] }),
    ],
  },
  {
    id: 'platform',
    sheets: [
      plain('winner-fee', 'amount', { open: ['smallBusinessOnly'] }),
      plain('tariffs', 'total', { open: ['tariffs'] }),
    ],
  },
  { id: 'sales', sheets: [plain('funnel', 'days')] },
];

/**
 * The list of sheets for the calculators the workstation has. One that this catalogue does not know yet stands at the end
 * in a group of its own rather than being lost.
 */
export const catalogueOf = (names: readonly string[], start: Start): readonly SheetGroup[] => {
  const known = groupsOf(start)
    .map((group) => ({ ...group, sheets: group.sheets.filter(({ calculator }) => names.includes(calculator)) }))
    .filter(({ sheets }) => sheets.length > 0);
  const listed = new Set(known.flatMap(({ sheets }) => sheets.map(({ calculator }) => calculator)));
  const others = names.filter((name) => !listed.has(name)).map((name) => plain(name, ''));
  return others.length === 0 ? known : [...known, { id: 'others', sheets: others }];
};
