import { z } from 'zod';
import type { Outcome } from '../kernel/failure.ts';
import type { Basis, CalculationCode, Explained } from './calculation.ts';
import { afterWinning } from './calculators/after-winning.ts';
import { agentFee } from './calculators/agent-fee.ts';
import { antiDumping } from './calculators/anti-dumping.ts';
import { auctionDesk } from './calculators/auction-desk.ts';
import { auctionRange } from './calculators/auction-range.ts';
import { auctionStart } from './calculators/auction-start.ts';
import { auctionTimer } from './calculators/auction-timer.ts';
import { contractResult } from './calculators/contract-result.ts';
import { effectivePrice } from './calculators/effective-price.ts';
import { financing } from './calculators/financing.ts';
import { forecast } from './calculators/forecast.ts';
import { funnel } from './calculators/funnel.ts';
import { guaranteeCheck } from './calculators/guarantee-check.ts';
import { guaranteeEnd } from './calculators/guarantee-end.ts';
import { latePayment } from './calculators/late-payment.ts';
import { margin } from './calculators/margin.ts';
import { ownMoney } from './calculators/own-money.ts';
import { plan } from './calculators/plan.ts';
import { presentValue } from './calculators/present-value.ts';
import { priceFloor } from './calculators/price-floor.ts';
import { priceFork } from './calculators/price-fork.ts';
import { score } from './calculators/score.ts';
import { security } from './calculators/security.ts';
import { stagePrice } from './calculators/stage-price.ts';
import { vat } from './calculators/vat.ts';
import { tariffs } from './calculators/tariffs.ts';
import { winnerFee } from './calculators/winner-fee.ts';
import { workingDays } from './calculators/working-days.ts';
import { compareOffers } from './calculators/compare-offers.ts';
import { offerDelays } from './calculators/offer-delays.ts';
import { offerTerms } from './calculators/offer-terms.ts';
import { paymentDue } from './calculators/payment-due.ts';
import { securityReductions } from './calculators/security-reductions.ts';
import { securityTimes } from './calculators/security-times.ts';
import { failFinance } from './codes.ts';
import { ownBasis } from './define.ts';
import { labelledSchema } from './labels.ts';

/** Every calculator, in the order in which a list shows them. */
export const calculators = {
  security,
  'anti-dumping': antiDumping,
  'security-times': securityTimes,
  'guarantee-end': guaranteeEnd,
  'guarantee-check': guaranteeCheck,
  financing,
  'own-money': ownMoney,
  'compare-offers': compareOffers,
  'offer-terms': offerTerms,
  'offer-delays': offerDelays,
  forecast,
  plan,
  'auction-range': auctionRange,
  'auction-start': auctionStart,
  'auction-desk': auctionDesk,
  'auction-timer': auctionTimer,
  score,
  'effective-price': effectivePrice,
  'price-floor': priceFloor,
  'stage-price': stagePrice,
  vat,
  margin,
  'present-value': presentValue,
  'price-fork': priceFork,
  'payment-due': paymentDue,
  'late-payment': latePayment,
  'security-reductions': securityReductions,
  'contract-result': contractResult,
  'after-winning': afterWinning,
  'agent-fee': agentFee,
  'winner-fee': winnerFee,
  tariffs,
  funnel,
  'working-days': workingDays,
} as const;

export type CalculatorName = keyof typeof calculators;

export const isCalculatorName = (name: string): name is CalculatorName => Object.hasOwn(calculators, name);

export const calculatorNames: readonly CalculatorName[] = Object.keys(calculators).filter(isCalculatorName);

/**
 * Answers one calculator from unchecked input: refuses an unknown name and the first fault of the input by the name of its
 * field. The answer has the calculator's own fields, `steps` and `findings`, all of it plain JSON.
 */
export const calculate = (
  name: string,
  input: unknown,
  basis: Basis = ownBasis,
): Outcome<Explained & Readonly<Record<string, unknown>>, CalculationCode> =>
  isCalculatorName(name) ? calculators[name].run(input, basis) : failFinance('finance.unknown-calculator', { name });

/** A calculator's JSON Schemas (2020-12); each field carries its text key as `label`, each choice one in `choices`. */
export const jsonSchemasOf = (name: CalculatorName): { readonly input: JsonSchema; readonly output: JsonSchema } => ({
  input: labelledSchema(name, z.toJSONSchema(calculators[name].input)),
  output: labelledSchema(name, z.toJSONSchema(calculators[name].output)),
});

export type JsonSchema = Readonly<Record<string, unknown>>;

export const titleKeyOf = (name: CalculatorName): `calc.${CalculatorName}` => `calc.${name}`;
