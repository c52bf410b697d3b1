import type { AdoptionView, PlanView } from '#shared/contract/funding.ts';
import { ownSource } from '#shared/finance/funding/needs.ts';
import { planDays } from '#shared/finance/funding/plan-days.ts';
import type { Texts } from '#shared/text/translator.ts';
import type { DocumentTable, TableDocument } from '../../tables/document.ts';
import { amount, day, document, notesOf, text, type DocumentWords } from './document-cells.ts';

/** The words for a plan's needs and sources. */
export const planNames = (view: PlanView, { say }: Pick<Texts, 'say'>) => {
  const known = new Map(view.needs.map((each) => [each.bid, each]));
  return {
    titleOf: (bid: string): string => {
      const { title = bid, part = 'bid' } = known.get(bid) ?? {};
      return part === 'bid' ? title : say('money.plan.performance-of', { bid: title });
    },
    sourceOf: (source: string | null): string =>
      source === null
        ? say('money.plan.left-out')
        : source === ownSource
          ? say('money.own')
          : (view.sources[source] ?? source),
  };
};

/** Own money by day under the plan, and what it would be if it covered every bid. */
const daysTable = (view: PlanView, { say }: Texts): { table: DocumentTable; days: ReturnType<typeof planDays> } => {
  const first = view.assignments.map(({ start }) => start).toSorted()[0] ?? view.madeAt.slice(0, 10);
  const days = planDays(view, view.cash[0]?.from ?? first);
  return {
    days,
    table: {
      name: say('money.plan.by-day'),
      columns: [say('money.export.day'), say('money.plan.free'), say('money.plan.all-own')],
      rows: days.map((each) => [day(each.day), amount(each.free), amount(each.allOwn)]),
    },
  };
};

/** Which bid is covered by what, why, and what the next best would lose. */
export const planDocument = (
  view: PlanView,
  adoption: AdoptionView['adopted'],
  asked: DocumentWords,
): TableDocument => {
  const { texts } = asked;
  const { say } = texts;
  const { titleOf, sourceOf } = planNames(view, texts);
  const { table, days } = daysTable(view, texts);
  const reasons = new Map(view.reasons.map((reason) => [reason.bid, reason]));
  const bids: DocumentTable = {
    name: say('calc.plan'),
    columns: [
      say('money.export.bid'),
      say('money.export.source'),
      say('calc.field.need'),
      say('money.export.from'),
      say('calc.field.to'),
      say('calc.field.cost'),
      say('calc.field.why'),
      say('calc.plan.next'),
      say('calc.field.loses'),
    ],
    rows: view.assignments.map(({ bid, source, need, start, end, cost }) => {
      const reason = reasons.get(bid);
      const next = reason?.next ?? null;
      return [
        text(titleOf(bid)),
        text(sourceOf(source)),
        amount(need),
        day(start),
        day(end),
        amount(cost),
        text(reason === undefined ? null : say(`calc.choice.${reason.why}`)),
        text(next === null ? null : sourceOf(next.source)),
        amount(next?.loses ?? null),
      ];
    }),
  };
  const scarce: DocumentTable = {
    name: say('calc.field.marginals'),
    columns: [say('money.export.source'), say('money.export.day'), say('calc.field.perThousand')],
    rows: view.marginals.map(({ source, day: on, perThousand }) => [
      text(source === null ? say('money.own') : sourceOf(source)),
      day(on),
      amount(perThousand),
    ]),
  };
  const causes: DocumentTable = {
    name: say('money.export.causes'),
    columns: [
      say('money.export.cause'),
      say('money.export.day'),
      say('money.export.bids'),
      say('money.export.sources'),
      say('money.plan.needed'),
      say('money.plan.available'),
    ],
    rows: view.causes.map(({ code, day: on, bids: of, sources: from, needed, available }) => [
      text(say(causeKey(code))),
      day(on),
      text(of.map(titleOf).join('; ')),
      text(from.map(sourceOf).join('; ')),
      amount(needed),
      amount(available),
    ]),
  };
  return document(asked, {
    title: say('calc.plan'),
    facts: [
      [say('money.export.status'), say(`calc.choice.${view.status}`)],
      [say(view.objectiveKind === 'margin' ? 'money.plan.margin' : 'money.plan.cost'), view.objective ?? '—'],
      ...(view.gap === null ? [] : [[say('calc.field.gap'), `${view.gap} %`] as const]),
      [say('money.plan.costs'), view.costs],
      ...(adoption === null || adoption.plan.planId !== view.planId
        ? []
        : [
            [say('money.plan.adopted-at'), adoption.adoptedAt] as const,
            [say('money.plan.basis'), adoption.basisDigest] as const,
          ]),
    ],
    notes: notesOf(texts, [...view.stale, ...view.leftOut, ...view.findings]),
    tables: [bids, table, scarce, ...(view.causes.length === 0 ? [] : [causes])],
    charts:
      view.assignments.length === 0
        ? []
        : [
            {
              title: say('money.plan.by-day'),
              labels: days.map((each) => each.day),
              lines: [
                { name: say('money.plan.free'), values: days.map(({ free }) => Number(free)) },
                { name: say('money.plan.all-own'), values: days.map(({ allOwn }) => Number(allOwn)) },
              ],
            },
          ],
  });
};

const causeKeys = {
  'no-source': 'calc.choice.no-source',
  'cash-short': 'calc.choice.cash-short',
  'limit-short': 'calc.choice.limit-short',
  'source-excluded': 'calc.choice.source-excluded',
  'limit-per-bid-short': 'calc.choice.limit-per-bid-short',
} as const;
const isCause = (code: string): code is keyof typeof causeKeys => Object.hasOwn(causeKeys, code);
const causeKey = (code: string) => (isCause(code) ? causeKeys[code] : 'calc.choice.no-source');
