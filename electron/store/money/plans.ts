import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../database.ts';

export type KeptPlan = {
  readonly planId: number;
  readonly madeAt: Instant;
  readonly basis: unknown;
  readonly answer: unknown;
};

export type KeptAdoption = {
  readonly planId: number;
  readonly adoptedAt: Instant;
  /** SHA-256 of the plan's basis, hexadecimal. */
  readonly basisDigest: string;
  readonly note: string | null;
};

/** Plans that nobody decided for are kept up to this many: they can be made again. */
const keptPlans = 20;

/** Answers the plan's number. Older plans that were never adopted are dropped. */
export const keepPlan = (database: Database, basis: unknown, answer: unknown, now: Instant): number =>
  database.transaction(() => {
    const { key } = database.run('INSERT INTO funding_plan (made_at, basis, answer) VALUES (?, ?, ?)', [
      now,
      JSON.stringify(basis),
      JSON.stringify(answer),
    ]);
    database.run(`DELETE FROM funding_plan WHERE plan_id <= ? AND plan_id NOT IN (SELECT plan_id FROM plan_adoption)`, [
      key - keptPlans,
    ]);
    return key;
  });

type PlanRow = Row & { plan_id: number; made_at: string; basis: string; answer: string };
const planOf = (row: PlanRow): KeptPlan => ({
  planId: row.plan_id,
  madeAt: row.made_at as Instant,
  basis: JSON.parse(row.basis),
  answer: JSON.parse(row.answer),
});

export const latestPlan = (database: Database): KeptPlan | null => {
  const row = database.get<PlanRow>('SELECT * FROM funding_plan ORDER BY plan_id DESC LIMIT 1');
  return row === undefined ? null : planOf(row);
};

export const keptPlan = (database: Database, planId: number): KeptPlan | null => {
  const row = database.get<PlanRow>('SELECT * FROM funding_plan WHERE plan_id = ?', [planId]);
  return row === undefined ? null : planOf(row);
};

/** Adoptions only grow; the last one holds. */
export const keepAdoption = (database: Database, { planId, adoptedAt, basisDigest, note }: KeptAdoption): void => {
  database.run('INSERT INTO plan_adoption (plan_id, adopted_at, basis_digest, note) VALUES (?, ?, ?, ?)', [
    planId,
    adoptedAt,
    basisDigest,
    note,
  ]);
};

export const adoptedPlan = (database: Database): (KeptAdoption & { readonly plan: KeptPlan }) | null => {
  const row = database.get<PlanRow & { adopted_at: string; basis_digest: string; note: string | null }>(
    `SELECT funding_plan.*, adopted_at, basis_digest, note FROM plan_adoption JOIN funding_plan USING (plan_id)
     ORDER BY adoption_id DESC LIMIT 1`,
  );
  return row === undefined
    ? null
    : {
        planId: row.plan_id,
        adoptedAt: row.adopted_at as Instant,
        basisDigest: row.basis_digest,
        note: row.note,
        plan: planOf(row),
      };
};
