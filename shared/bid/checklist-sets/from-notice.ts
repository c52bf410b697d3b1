import type { Requirement } from '../../procedure/criteria.ts';
import type { ChecklistRule, NoticeChange } from '../checklist.ts';
import type { ItemNeed } from '../draft.ts';

/** A hostile notice may list what it likes; a list that nobody could work through is cut, and the notice shows the rest. */
export const mostNoticeItems = 300;

/** Only what goes into the bid itself: what the buyer looks up or the winner brings later is no paper of it. */
const isOfBid = ({ stage }: Requirement): boolean => stage === null || stage === 'bid' || stage === 'request';

/**
 * A paper that the notice asks for, in its own words: one it lists, or one that it names as proof of what it demands. Demands
 * without a paper (the uniform ones of 44-FZ art. 31) are answered by the declaration that the law's set already holds.
 */
const asksForPaper = ({ kind, evidence, description }: Requirement): boolean =>
  kind === 'document' ||
  evidence.length > 0 ||
  ((kind === 'participant' || kind === 'selection') && description !== null);

/** Only a paper that the notice itself calls mandatory stops a bid. */
const needOf = ({ kind, mandatory }: Requirement): ItemNeed => {
  if (mandatory === false) return 'optional';
  return kind === 'document' && mandatory === true ? 'required' : 'expected';
};

/** Words that stand in the name of every paper and tell none from another. */
const common =
  /^(?:докум|копи|участ|закуп|соотв|требов|заявк|предос|информ|сведен|учасн|пропоз|docum|copy|tender|require|bidder|procur)/;

/** Word beginnings of a paper's own name by which a file is known to be it. */
const hintsOf = (name: string): readonly string[] =>
  [
    ...new Set(
      name
        .normalize('NFC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length >= 5 && !common.test(word))
        .map((word) => word.slice(0, 7)),
    ),
  ].slice(0, 6);

export type NoticeItemPlace = {
  readonly lotId: string | null;
  readonly lots: readonly { readonly id: string; readonly title: string }[];
};

/**
 * What a requirement is known by from edition to edition, as one text: its kind, code, name and lot, not its wording, its place or
 * whether it is mandatory.
 */
export const requirementKey = ({ kind, code, name, lotId }: Requirement): string =>
  [kind, code ?? '', name.toLowerCase().replace(/\s+/g, ' ').trim(), lotId ?? ''].join('\n');

/**
 * The papers that a notice asks for as items of a checklist, in its order; of several alike the first. `idOf` makes a short name of a
 * requirement's key: the same for the same key.
 */
export const itemsFromNotice = (
  requirements: readonly Requirement[],
  { lotId, lots }: NoticeItemPlace,
  idOf: (key: string) => string,
): readonly ChecklistRule[] => {
  const rules = new Map<string, ChecklistRule>();
  for (const requirement of requirements) {
    if (rules.size >= mostNoticeItems) break;
    if (!isOfBid(requirement) || !asksForPaper(requirement)) continue;
    if (lotId !== null && requirement.lotId !== null && requirement.lotId !== lotId) continue;
    const itemId = `notice-${idOf(requirementKey(requirement))}`;
    if (rules.has(itemId)) continue;
    const lot = lots.length > 1 ? lots.find(({ id }) => id === requirement.lotId)?.title : undefined;
    rules.set(itemId, {
      itemId,
      need: needOf(requirement),
      basis: requirement.legalBasis ?? 'notice',
      title: requirement.name,
      nameHints: hintsOf(requirement.name),
      ...(lot === undefined ? {} : { lot }),
      notice: {
        path: requirement.path,
        words: requirement.description,
        papers: requirement.evidence,
        part: requirement.part,
        change: 'same',
      },
    });
  }
  return [...rules.values()];
};

const says = ({ need, basis, notice }: ChecklistRule): string =>
  JSON.stringify([need, basis, notice?.words, notice?.papers, notice?.part]);

const marked = (rule: ChecklistRule, change: NoticeChange, need: ItemNeed = rule.need): ChecklistRule =>
  rule.notice === undefined ? rule : { ...rule, need, notice: { ...rule.notice, change } };

/**
 * The newest notice's items, each with what changed since the edition that the bid stands on, and behind them those that the
 * notice no longer asks for: they ask for nothing any more, but what was done about them stays in sight.
 */
export const itemsSince = (
  before: readonly ChecklistRule[],
  now: readonly ChecklistRule[],
): readonly ChecklistRule[] => {
  const old = new Map(before.map((rule) => [rule.itemId, rule]));
  const fresh = new Set(now.map(({ itemId }) => itemId));
  return [
    ...now.map((rule) => {
      const earlier = old.get(rule.itemId);
      if (earlier === undefined) return marked(rule, 'added');
      return says(earlier) === says(rule) ? rule : marked(rule, 'changed');
    }),
    ...before.filter(({ itemId }) => !fresh.has(itemId)).map((rule) => marked(rule, 'gone', 'optional')),
  ];
};
