import type { DateKind, NoticeDate } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { moscowTime } from '../russian/facts.ts';
import { find, findAll, lineAt, type XmlFacts } from '../xml/facts.ts';
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
