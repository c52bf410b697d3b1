import type { PlanView } from '#shared/contract/funding.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const causes = ['no-source', 'cash-short', 'limit-short', 'source-excluded', 'limit-per-bid-short'] as const;

/** The plan bid by bid, with why and what the next best would lose; or what is in the way. */
export const planLines = (plan: PlanView, words: Words): readonly string[] => {
  const { say } = words;
  const sourceOf = (source: string | null): string =>
    source === null
      ? say('money.plan.left-out')
      : source === 'own'
        ? say('money.own')
        : (plan.sources[source] ?? source);
  const reasons = new Map(plan.reasons.map((reason) => [reason.bid, reason]));
  const titles = new Map(
    plan.needs.map(({ bid, part, title }) => [
      bid,
      part === 'bid' ? title : say('money.plan.performance-of', { bid: title }),
    ]),
  );
  return [
    ...(plan.stale.length === 0 ? [] : [say('money.plan.stale'), ...findingLines(plan.stale, words)]),
    `${say(`calc.choice.${plan.status}`)}${plan.gap === null || plan.gap === '0.00' ? '' : ` (${plan.gap} %)`}`,
    ...(plan.objective === null
      ? []
      : [`${say(plan.objectiveKind === 'margin' ? 'money.plan.margin' : 'money.plan.cost')}: ${plan.objective}`]),
    ...table([
      [
        say('money.export.bid'),
        say('money.export.source'),
        say('calc.field.need'),
        say('calc.field.cost'),
        say('calc.field.why'),
        say('calc.plan.next'),
        say('calc.field.loses'),
      ],
      ...plan.assignments.map(({ bid, source, need, cost }) => {
        const reason = reasons.get(bid);
        const next = reason?.next ?? null;
        return [
          titles.get(bid) ?? bid,
          sourceOf(source),
          need,
          cost,
          reason === undefined ? '' : say(`calc.choice.${reason.why}`),
          next === null ? '—' : sourceOf(next.source),
          next?.loses ?? '',
        ];
      }),
    ]),
    ...plan.causes.map(({ code, bids, sources, day }) => {
      const known = causes.find((each) => each === code);
      const of = bids.map((bid) => titles.get(bid) ?? bid).join('; ');
      return `  ✗ ${known === undefined ? code : say(`calc.choice.${known}`)}  ${[day ?? '', sources.map(sourceOf).join('; '), of].filter((part) => part !== '').join(' · ')}`;
    }),
    ...findingLines([...plan.leftOut, ...plan.findings], words),
  ];
};
