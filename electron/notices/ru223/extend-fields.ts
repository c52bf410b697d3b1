import { blankRequirement, type AwardCriterion, type Requirement } from '#shared/procedure/criteria.ts';
import type { DateKind, NoticeDate } from '#shared/procedure/model.ts';
import { criteriaFromText, papersFromText } from '#shared/procedure/written-criteria.ts';
import type { XmlElement } from '../../xml/model.ts';
import { moscowTime } from '../russian/facts.ts';
import { find, findAll, lineAt, proseAt, shown, tell, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { dateOf } from '../xml/values.ts';

/** Customers add fields of their own to the form; those that hold a moment say in words which. */
const kinds: readonly (readonly [pattern: RegExp, kind: DateKind])[] = [
  [/окончани\p{L}*\s+(?:срока\s+)?(?:подачи|при[её]ма)\s+заявок/iu, 'bids-until'],
  [/начал\p{L}*\s+(?:срока\s+)?(?:подачи|при[её]ма)\s+заявок/iu, 'bids-from'],
  [/вскрыти\p{L}*/iu, 'opening'],
  [/рассмотрени\p{L}*\s+заявок/iu, 'consideration-until'],
  [/подведени\p{L}*\s+итогов/iu, 'award-until'],
];

/** Dates among the additional fields of a notice or of one of its lots. */
export const extendedDates = (facts: XmlFacts, holder: XmlElement): readonly NoticeDate[] =>
  findAll(holder, 'extendFields', 'noticeExtendField', 'extendField').flatMap((field) => {
    const moment = find(field, 'value', 'dateTime');
    if (moment === null) return [];
    const words = lineAt(facts, field, 'description') ?? '';
    const kind = kinds.find(([pattern]) => pattern.test(words))?.[1];
    return kind === undefined ? [] : dateOf(facts, moment, kind, moscowTime);
  });

type Worded = { readonly field: XmlElement; readonly heading: string; readonly text: string; readonly path: string };

/** Text among the additional fields whose heading fits; only such a one is understood. */
const wordsOf = (facts: XmlFacts, holder: XmlElement, heading: RegExp): readonly Worded[] =>
  findAll(holder, 'extendFields', 'noticeExtendField', 'extendField').flatMap((field) => {
    const quiet: XmlFacts = { ...facts, known: new Set(), findings: [] };
    if (!heading.test(lineAt(quiet, field, 'description') ?? '')) return [];
    const words = lineAt(facts, field, 'description') ?? '';
    const text = proseAt(facts, field, 'value', 'text') ?? proseAt(facts, field, 'value', 'string');
    return text === null ? [] : [{ field, heading: words, text, path: pathOf(facts.root, field) }];
  });

/** How bids are compared, where a customer's own field says it: the schema has no field for it (223-FZ art. 4 p. 10 leaves it to the documents). */
export const extendedCriteria = (
  facts: XmlFacts,
  holder: XmlElement,
  lotId: string | null,
): readonly AwardCriterion[] =>
  wordsOf(facts, holder, /критери\p{L}*\s+(?:и\s+порядок\s+)?(?:оценки|выбора|сопоставлени)/iu).flatMap(
    ({ field, text, path }) =>
      criteriaFromText(
        text,
        path,
        (code, written) => tell(facts, field, code, { field: field.local, text: shown(written) }),
        lotId,
      ),
  );

/** What customers' own fields ask of bidders, and which papers. */
export const extendedDemands = (facts: XmlFacts, holder: XmlElement, lotId: string | null): readonly Requirement[] => [
  ...wordsOf(facts, holder, /требовани\p{L}*\s+к\s+участник/iu).map(({ heading, text, path }) => ({
    ...blankRequirement,
    kind: 'participant' as const,
    name: heading,
    description: text,
    stage: 'bid' as const,
    lotId,
    path,
  })),
  ...wordsOf(
    facts,
    holder,
    /(?:перечень|состав)\s+(?:\p{L}+\s+){0,2}документов|(?:требуемые|обязательные)\s+документы/iu,
  ).flatMap(({ text, path }) => papersFromText(text, path, lotId)),
];
