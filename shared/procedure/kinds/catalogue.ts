import type { ProcedureFlag } from '../flags.ts';
import type { KindGroup, ProcedureKind, StageOfKind } from './kind.ts';

/**
 * The kinds the program comes with. B2B-Center names 43 of them, 7 auctions and 9 tenders among them, but publishes no
 * list: the counts are sourced, the combinations are made of the flags and codes of its interface, for users to edit.
 */
const source = 'B2B-Center: 43 kinds, 7 auctions, 9 tenders; combined from the flags of its SOAP interface (2018)';
const validFrom = '2018-01-01';

const stage = (name: StageOfKind['stage'], more: Partial<StageOfKind> = {}): StageOfKind => ({
  stage: name,
  optional: false,
  rounds: false,
  ...more,
});
const questions = stage('questions', { optional: true });
const end = [stage('results'), stage('contract')];
/** Bids in envelopes, opened, considered, haggled over where the organiser declares it. */
const envelopes = (twoStage: boolean, prequalified: boolean): StageOfKind[] => [
  questions,
  ...(prequalified ? [stage('prequalification')] : []),
  stage('bids', { rounds: twoStage }),
  stage('opening', { rounds: twoStage }),
  stage('consideration', { rounds: twoStage }),
  stage('haggling', { optional: true, rounds: true }),
  ...end,
];
const auction = (considered: boolean, twoStage = false): StageOfKind[] => [
  questions,
  stage('bids', { rounds: twoStage }),
  ...(considered ? [stage('consideration')] : []),
  stage('auction', { rounds: twoStage }),
  ...end,
];

const kind = (
  group: KindGroup,
  kindId: string,
  api: ProcedureKind['api'],
  flags: readonly ProcedureFlag[],
  stages: StageOfKind[],
): ProcedureKind => ({ kindId, group, name: null, api, flags: [...flags], stages, source, validFrom, validTo: null });

const proposals = { type: 4, boardExtendedType: 0, tradeTypeCode: 3 } as const;
const prices = { type: 4, boardExtendedType: 1, tradeTypeCode: 4 } as const;

export const builtInKinds: readonly ProcedureKind[] = [
  kind('auction', 'auction-seller-open', { type: 1, tradeTypeCode: 5 }, ['sale'], auction(false)),
  kind('auction', 'auction-seller-closed', { type: 1, tradeTypeCode: 5 }, ['sale', 'closed'], auction(false)),
  kind('auction', 'auction-buyer-open', { type: 2, tradeTypeCode: 6 }, [], auction(false)),
  kind('auction', 'auction-buyer-closed', { type: 2, tradeTypeCode: 6 }, ['closed'], auction(false)),
  kind('auction', 'auction-buyer-considered', { type: 2, tradeTypeCode: 6 }, ['consideration-stage'], auction(true)),
  kind('auction', 'auction-buyer-two-stage', { type: 2, tradeTypeCode: 6 }, ['multi-stage'], auction(true, true)),
  kind('auction', 'auction-buyer-by-positions', { type: 2, tradeTypeCode: 6 }, ['by-positions'], auction(false)),

  kind('konkurs', 'konkurs-open', { open: 1, tradeTypeCode: 2, lotType: 20 }, [], envelopes(false, false)),
  kind('konkurs', 'konkurs-closed', { open: 0, tradeTypeCode: 2, lotType: 20 }, ['closed'], envelopes(false, false)),
  kind(
    'konkurs',
    'konkurs-open-prequalified',
    { open: 1, tradeTypeCode: 2, lotType: 20 },
    ['prequalification'],
    envelopes(false, true),
  ),
  kind(
    'konkurs',
    'konkurs-closed-prequalified',
    { open: 0, tradeTypeCode: 2, lotType: 20 },
    ['closed', 'prequalification'],
    envelopes(false, true),
  ),
  kind(
    'konkurs',
    'konkurs-open-price-only',
    { open: 1, tradeTypeCode: 2, lotType: 20 },
    ['price-only'],
    envelopes(false, false),
  ),
  kind(
    'konkurs',
    'konkurs-closed-price-only',
    { open: 0, tradeTypeCode: 2, lotType: 20 },
    ['closed', 'price-only'],
    envelopes(false, false),
  ),
  kind(
    'konkurs',
    'konkurs-open-two-stage',
    { open: 1, tradeTypeCode: 2, lotType: 20 },
    ['multi-stage'],
    envelopes(true, false),
  ),
  kind(
    'konkurs',
    'konkurs-closed-two-stage',
    { open: 0, tradeTypeCode: 2, lotType: 20 },
    ['closed', 'multi-stage'],
    envelopes(true, false),
  ),
  kind(
    'konkurs',
    'konkurs-framework',
    { open: 1, tradeTypeCode: 2, lotType: 20 },
    ['framework'],
    envelopes(false, false),
  ),

  kind('proposals', 'proposals-open', proposals, [], envelopes(false, false)),
  kind('proposals', 'proposals-closed', proposals, ['closed'], envelopes(false, false)),
  kind('proposals', 'proposals-open-two-stage', proposals, ['multi-stage'], envelopes(true, false)),
  kind('proposals', 'proposals-closed-two-stage', proposals, ['closed', 'multi-stage'], envelopes(true, false)),
  kind('proposals', 'proposals-open-by-positions', proposals, ['by-positions'], envelopes(false, false)),
  kind('proposals', 'proposals-closed-by-positions', proposals, ['closed', 'by-positions'], envelopes(false, false)),
  kind(
    'proposals',
    'proposals-by-position-groups',
    proposals,
    ['by-positions', 'position-groups'],
    envelopes(false, false),
  ),
  kind('proposals', 'proposals-open-multi-lot', proposals, ['multi-lot'], envelopes(false, false)),
  kind('proposals', 'proposals-closed-multi-lot', proposals, ['closed', 'multi-lot'], envelopes(false, false)),
  kind('proposals', 'proposals-joint', proposals, ['joint'], envelopes(false, false)),
  kind('proposals', 'proposals-among-framework', proposals, ['closed', 'framework'], envelopes(false, false)),

  kind('prices', 'prices-open', prices, ['price-only'], envelopes(false, false)),
  kind('prices', 'prices-closed', prices, ['price-only', 'closed'], envelopes(false, false)),
  kind('prices', 'prices-open-two-stage', prices, ['price-only', 'multi-stage'], envelopes(true, false)),
  kind('prices', 'prices-closed-two-stage', prices, ['price-only', 'closed', 'multi-stage'], envelopes(true, false)),
  kind('prices', 'prices-open-by-positions', prices, ['price-only', 'by-positions'], envelopes(false, false)),
  kind(
    'prices',
    'prices-closed-by-positions',
    prices,
    ['price-only', 'closed', 'by-positions'],
    envelopes(false, false),
  ),
  kind('prices', 'prices-open-multi-lot', prices, ['price-only', 'multi-lot'], envelopes(false, false)),
  kind('prices', 'prices-closed-multi-lot', prices, ['price-only', 'closed', 'multi-lot'], envelopes(false, false)),
  kind(
    'prices',
    'prices-small-purchase',
    prices,
    ['price-only', 'small-purchase'],
    [stage('bids'), stage('consideration'), ...end],
  ),

  kind('negotiations', 'negotiations-open', { open: 3 }, [], envelopes(false, false)),
  kind('negotiations', 'negotiations-closed', { open: 2 }, ['closed'], envelopes(false, false)),
  kind('negotiations', 'negotiations-open-prequalified', { open: 3 }, ['prequalification'], envelopes(false, true)),
  kind(
    'negotiations',
    'negotiations-closed-prequalified',
    { open: 2 },
    ['closed', 'prequalification'],
    envelopes(false, true),
  ),

  kind(
    'other',
    'prequalification',
    { lotType: 16 },
    ['prequalification'],
    [questions, stage('prequalification'), stage('consideration'), stage('results')],
  ),
  kind('other', 'simple-purchase', { type: 14 }, ['small-purchase'], [stage('bids'), stage('consideration'), ...end]),
  kind('other', 'sale-announcement', { type: 3 }, ['sale'], [stage('bids'), stage('consideration'), ...end]),
];
