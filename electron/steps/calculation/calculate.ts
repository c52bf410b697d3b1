import { calculate, calculatorNames, jsonSchemasOf } from '#shared/finance/calculators.ts';
import { ownBasis } from '#shared/finance/define.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { planInThread } from '../../solver/plan-in-thread.ts';
import type { Call, Step } from '../context.ts';
import { workspaceBasis } from '../money/own-basis.ts';
import { showProcedure } from '../procedures/show-procedure.ts';

/** This and `runCalculator` need no workspace, so a calculation works beside a damaged one. */
export const listCalculators = (async () =>
  ok({
    calculators: calculatorNames.map((name) => ({ name, ...jsonSchemasOf(name) })),
  })) satisfies Step<'calculators.list'>;

/**
 * By the user's own rules where there is a workspace, else by the program's. A plan is solved off this thread; everything else is
 * answered in a blink.
 */
export const runCalculator = (async ({ name, input }, call?: Pick<Call, 'signal'> & Partial<Pick<Call, 'host'>>) =>
  name === 'plan'
    ? planInThread(input, call?.signal)
    : calculate(
        name,
        input,
        call?.host === undefined ? ownBasis : workspaceBasis(call.host.workspace),
      )) satisfies Step<'calculators.run'>;

/**
 * What the bid security calculator needs, as far as the notice says it. The law is the user's to choose: open notice
 * formats do not name it, and a wrong guess would be a wrong sum.
 */
export const calculateForProcedure: Step<'calculators.forProcedure'> = async ({ procedureId }, { host }) => {
  const shown = await showProcedure(host.workspace, procedureId);
  if (!shown.ok) return shown;
  const { value, publishedAt, securities } = shown.value;
  const announced = securities.find((security) => security.kind === 'bid');
  return ok({
    name: 'security',
    input: {
      kind: 'bid',
      ...(value?.currency === 'RUB' ? { nmck: value.amount } : {}),
      ...(typeof announced?.percent !== 'string' ? {} : { percent: announced.percent }),
      ...(publishedAt === null || publishedAt === undefined
        ? {}
        : { publishedOn: dayIn(publishedAt, 'Europe/Moscow') }),
    },
  });
};
