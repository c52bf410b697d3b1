import type { AdoptionView } from '#shared/contract/funding.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

type Difference = NonNullable<AdoptionView['newer']>['difference'];
type Treated = Difference['added'][number];

const differenceLines = ({ costBefore, costAfter, costChange, ...difference }: Difference, { say }: Words) => {
  const treated = (each: Treated | null): string =>
    each === null
      ? '—'
      : each.source === null
        ? say('money.plan.left-out')
        : say('money.plan.treated', {
            source: each.source === 'own' ? say('money.own') : (each.sourceName ?? each.source),
            cost: each.cost,
          });
  return [
    `${say('money.plan.cost-change', { before: costBefore, after: costAfter, change: costChange })} ${say('money.plan.stay', { count: difference.stays })}`,
    ...table([
      ...difference.moved.map(({ before, after }) => [after.title, treated(before), '→', treated(after)]),
      ...difference.added.map((after) => [after.title, '—', '→', treated(after)]),
      ...difference.gone.map((before) => [before.title, treated(before), '→', '—']),
    ]),
  ];
};

/** The plan decided for: whether it stands, why not, and what a newer one would change. */
export const adoptionLines = ({ adopted, newer }: AdoptionView, words: Words): readonly string[] => {
  const { say } = words;
  if (adopted === null) return [say('money.plan.none-adopted')];
  const { planId: number, stale } = adopted.plan;
  return [
    `${say('money.plan.adopted-at')}: ${adopted.adoptedAt}  ${say('money.plan.basis')} ${adopted.basisDigest}`,
    say(stale.length === 0 ? 'money.plan.stands' : 'money.plan.stale-now', { number }),
    ...findingLines(
      stale.map((finding) => ({ ...finding, severity: 'info' as const })),
      words,
    ),
    ...(newer === null
      ? []
      : newer.status === 'infeasible'
        ? [say('money.plan.notice.infeasible')]
        : differenceLines(newer.difference, words)),
  ];
};
