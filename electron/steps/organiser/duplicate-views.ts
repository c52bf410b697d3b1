import type { z } from 'zod';
import { duplicateOf, duplicatePair, type DuplicatePair } from '#shared/contract/duplicates.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import type { Database } from '../../store/database.ts';
import { pairsOf, type PairRow } from '../../store/organiser/duplicate-pairs.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import { findProcedure, type ProcedureRecord } from '../../store/procedures/query.ts';

type DuplicateOf = z.output<typeof duplicateOf>;

const factsOf = (record: ProcedureRecord, newStage: string): DuplicatePair['first'] => ({
  id: procedureIdOf(record.procedure_key),
  sourceId: record.source_id,
  sourceFormat: record.source_format,
  title: record.title,
  buyer: record.buyer,
  deadline: record.deadline === null ? null : instantFromEpoch(record.deadline),
  value:
    record.amount === null || record.currency === null ? null : { amount: record.amount, currency: record.currency },
  stageId: record.work_stage ?? newStage,
});

const signsIn = (text: string): DuplicatePair['signs'] => {
  const read = duplicatePair.shape.signs.safeParse(JSON.parse(text));
  return read.success ? read.data : [];
};

const judged = ({ state, likeness, signs }: PairRow): Pick<DuplicatePair, 'state' | 'likeness' | 'signs'> => ({
  state,
  likeness,
  signs: signsIn(signs),
});

/** The other procedures of this one's pairs, the likeliest first; refused ones are not shown. */
export const duplicatesOf = (database: Database, procedureKey: number, newStage: string): readonly DuplicateOf[] =>
  pairsOf(database, procedureKey).flatMap((pair) => {
    const other = pair.first_key === procedureKey ? pair.second_key : pair.first_key;
    const record = findProcedure(database, other, '');
    return record === undefined ? [] : [{ ...factsOf(record, newStage), ...judged(pair) }];
  });

export const pairShown = (database: Database, pair: PairRow, newStage: string): readonly DuplicatePair[] => {
  const [first, second] = [pair.first_key, pair.second_key].map((key) => findProcedure(database, key, ''));
  return first === undefined || second === undefined
    ? []
    : [{ first: factsOf(first, newStage), second: factsOf(second, newStage), ...judged(pair) }];
};
