import { failPrices } from '#shared/bid/prices/codes.ts';
import { alternativesOf } from '#shared/bid/prices/alternatives.ts';
import { limitOf } from '#shared/bid/prices/limit.ts';
import type { PriceTable } from '#shared/bid/prices/table.ts';
import { totalsOf } from '#shared/bid/prices/totals.ts';
import { forecastScores } from '#shared/bid/scoring/forecast.ts';
import {
  formulaOfLaw,
  priceFormulas,
  ruleOfFormula,
  wordsOfFormula,
  type PriceFormula,
} from '#shared/bid/scoring/formulas.ts';
import { rankedFromNotice, scoringFromNotice, scoringInForce } from '#shared/bid/scoring/from-notice.ts';
import type { PriceStudy } from '#shared/bid/scoring/study.ts';
import { floorOf, worthOf, type PricedBid } from '#shared/bid/scoring/worth.ts';
import type { PriceStudyView } from '#shared/contract/price-study.ts';
import type { Basis } from '#shared/finance/calculation.ts';
import { ownBasis } from '#shared/finance/define.ts';
import { rulesOn } from '#shared/finance/rules/choose.ts';
import { withOverlay } from '#shared/finance/rules/overlay.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { ProcedureLaw } from '#shared/procedure/deadline-graph-rules.ts';
import { lawOf } from '#shared/procedure/deadline-graph-facts.ts';
import { ownRuleSets } from '../../../store/money/rules.ts';
import type { Host, Step } from '../../context.ts';
import { gatherBid, type GatheredBid } from '../gather-bid.ts';
import { loadPrices } from './price-records.ts';
import { loadStudy, storeStudy } from './study-records.ts';

type Figure<Value> = { readonly value: Value | null; readonly refusal: PriceStudyView['floorRefusal'] };
const none = { value: null, refusal: null };

/** A figure that can not be had says why; one that was not asked for says nothing. */
const figure = <Value>(outcome: Outcome<Value>): Figure<Value> =>
  outcome.ok
    ? { value: outcome.value, refusal: null }
    : { value: null, refusal: { code: outcome.error.code, details: { ...outcome.error.details } } };

/** A start price that is there, but in another currency than the bid's, is none to count with: nobody converts it here. */
const startPriceRefusal = (error: Failure, currency: string | null, expected: string) =>
  error.code === 'prices.start-price-unknown' && currency !== null && currency !== expected
    ? failPrices('prices.start-price-currency', { currency, expected })
    : refuse(error);

const knownOn = (law: ProcedureLaw, publishedOn: PlainDay | null, { rules }: Basis): Outcome<unknown> =>
  law === 'ru44' && publishedOn !== null
    ? rulesOn(rules, 'decree-2604', publishedOn, ['score.by-best-price'])
    : ok(null);

const emptyTable: PriceTable = { currency: 'RUB', vatMode: 'none', vatRate: '0', deliveredOn: null, positions: [] };

const viewOf = (host: Host, bid: GatheredBid): PriceStudyView => {
  const { draft, procedure } = bid;
  const { database } = host.workspace;
  const stored = loadStudy(database, draft.bidId);
  const notice = scoringFromNotice(
    procedure.criteria,
    draft.lotId,
    procedure.lots.map(({ id }) => id),
  );
  const study: PriceStudy = { ...stored, scoring: scoringInForce(stored.scoring, notice) };
  const basis: Basis = { ...ownBasis, rules: withOverlay(ownBasis.rules, ownRuleSets(database)) };
  const kept = loadPrices(database, draft.bidId, draft.version);
  const table = kept ?? emptyTable;
  const totals = totalsOf(table);
  const limit = limitOf(procedure.lots.find(({ id }) => id === draft.lotId) ?? null, procedure);
  const isPriced = totals.counted > 0 && totals.unpriced === 0;
  // A bid that is priced as a whole is in the currency of that price; one without any in the notice's.
  const currency = isPriced
    ? table.currency
    : (draft.price?.currency ?? kept?.currency ?? limit?.currency ?? table.currency);
  const gross = isPriced ? totals.gross : (draft.price?.amount ?? null);
  const nmck = study.nmck ?? (limit !== null && !limit.isNet && limit.currency === currency ? limit.amount : null);
  const publishedOn = procedure.publishedAt?.slice(0, 10) ?? null;

  const priced = (): Outcome<PricedBid> => {
    if (nmck === null) return failPrices('prices.start-price-unknown');
    const without = totals.counted - totals.costed;
    if (totals.counted === 0 || without > 0) return failPrices('prices.costs-unknown', { count: without });
    const [rate] = totals.vatByRate;
    const vatPercent = table.vatMode === 'none' || totals.vatByRate.length !== 1 ? null : (rate?.rate ?? null);
    return ok({ gross, net: totals.net, cost: totals.cost, vatPercent, nmck, publishedOn });
  };
  const floor = ((): Figure<NonNullable<PriceStudyView['floor']>> => {
    if (study.floor === null) return none;
    const known = priced();
    if (!known.ok) return figure(known);
    const answer = floorOf(study.floor, known.value, basis);
    if (!answer.ok) return figure(answer);
    const { steps, findings } = answer.value;
    return { value: { ...answer.value, steps: [...steps], findings: [...findings] }, refusal: null };
  })();
  const late = ((): Figure<NonNullable<PriceStudyView['late']>> => {
    if (study.late === null) return none;
    if (gross === null) return figure(failPrices('prices.own-price-unknown'));
    const answer = worthOf(study.late, gross, basis);
    return answer.ok ? { value: { ...answer.value, steps: [...answer.value.steps] }, refusal: null } : figure(answer);
  })();
  const ofLaw = formulaOfLaw(
    { law: lawOf(procedure), sourceFormat: procedure.sourceFormat, method: procedure.method, publishedOn },
    basis.rules,
  );
  const formula = study.scoring?.formula ?? ofLaw;
  const scores = ((): Figure<NonNullable<PriceStudyView['scores']>> => {
    if (study.scoring === null) return none;
    // The notice's weights alone are no question: nobody asked for points yet.
    if (gross === null && study.scoring.weights === 'notice' && study.scoring.rivals.length === 0) return none;
    if (gross === null) return figure(failPrices('prices.own-price-unknown'));
    if (formula === null) {
      // 44-FZ had other rules before the decree: its first day is told instead of calling the law silent.
      const ofDay = knownOn(lawOf(procedure), publishedOn, basis);
      return figure(ofDay.ok ? failPrices('prices.formula-unknown') : ofDay);
    }
    const answer = forecastScores({ scoring: study.scoring, formula, nmck, ownPrice: gross, publishedOn }, basis);
    if (!answer.ok) return figure(startPriceRefusal(answer.error, limit?.currency ?? null, currency));
    const { rows, steps, findings, method } = answer.value;
    return {
      value: {
        method,
        rows: rows.map((row) => ({ ...row, points: [...row.points] })),
        steps: [...steps],
        findings: [...findings],
      },
      refusal: null,
    };
  })();
  const cited = (id: PriceFormula): PriceStudyView['formula']['offered'][number][] => {
    const rule = ruleOfFormula(id, basis.rules, publishedOn);
    if (rule === null) return [];
    const { article, source, standing, edition, ruleSetDate } = rule;
    return [{ id, article, source, standing, edition, ruleSetDate }];
  };
  return {
    bidId: draft.bidId,
    study,
    notice: {
      ...(notice.ok
        ? {
            ...notice.scoring,
            criteria: notice.scoring.criteria.map((each) => ({ ...each, options: [...each.options] })),
            reason: null,
          }
        : { priceWeight: null, criteria: [], isRest: false, isWhole: false, fixed: null, reason: notice.reason }),
      ranked: [...rankedFromNotice(procedure.criteria, draft.lotId ?? procedure.lots[0]?.id ?? null)],
    },
    formula: {
      inForce: formula,
      ofLaw,
      offered: priceFormulas.flatMap(cited),
      words: [...wordsOfFormula(procedure.criteria, draft.lotId)],
    },
    currency,
    nmck,
    limit,
    cost: { net: totals.net, cost: totals.cost, costed: totals.costed, counted: totals.counted },
    margin: totals.margin,
    floor: floor.value,
    floorRefusal: floor.refusal,
    late: late.value,
    lateRefusal: late.refusal,
    scores: scores.value,
    scoresRefusal: scores.refusal,
    alternatives: alternativesOf(table).map((group) => ({ ...group, choices: [...group.choices] })),
  };
};

export const showStudy: Step<'prices.study'> = async ({ bidId }, { host }) => {
  const bid = await gatherBid(host, bidId);
  return bid.ok ? ok(viewOf(host, bid.value)) : bid;
};

/** Not part of what is frozen: it may be weighed anew after freezing, and no buyer ever sees it. */
export const saveStudy: Step<'prices.saveStudy'> = async ({ bidId, study }, { host }) => {
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  storeStudy(host.workspace.database, bidId, study, host.clock());
  host.emit({ type: 'changed', subject: 'bids' });
  return ok(viewOf(host, bid.value));
};
