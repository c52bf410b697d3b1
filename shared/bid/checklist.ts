import type { BidDocument, ChecklistEdits, ItemNeed } from './draft.ts';

export type ItemState = 'done' | 'missing' | 'waived';

export type ChecklistItem = {
  readonly itemId: string;
  /** A text key for items that come from a rule; null for the user's own, whose words are `title`. */
  readonly titleKey: string | null;
  readonly title: string;
  readonly need: ItemNeed;
  /** What demands it, in words people can look up; null for the user's own. */
  readonly basis: string | null;
  readonly state: ItemState;
  readonly waivedReason: string | null;
  readonly documentIds: readonly string[];
};

/** What a bid usually consists of, where the notice itself does not list its papers. */
export type ChecklistRule = {
  readonly itemId: string;
  readonly need: ItemNeed;
  readonly basis: string;
  /** Applies only when the notice asks for a bid security. */
  readonly onlyWithSecurity?: true;
  /** Word beginnings in a file's name, lower case, that speak for this item (English, Russian, Arabic). */
  readonly nameHints: readonly string[];
};

/**
 * Practice, not law: no open notice format imported so far lists the bid's papers, so nothing here may block a bid.
 * Items that a law demands come with the law's own rule set.
 */
export const usualItems: readonly ChecklistRule[] = [
  {
    itemId: 'application',
    need: 'expected',
    basis: 'practice',
    nameHints: ['application', 'letter', 'form', 'заявк', 'письм', 'анкет', 'форма', 'طلب', 'خطاب'],
  },
  {
    itemId: 'offer',
    need: 'expected',
    basis: 'practice',
    nameHints: ['offer', 'proposal', 'tech', 'spec', 'предложен', 'техн', 'специфик', 'тз', 'عرض', 'فني'],
  },
  {
    itemId: 'price',
    need: 'expected',
    basis: 'practice',
    nameHints: ['price', 'cost', 'commercial', 'цен', 'стоимост', 'коммерч', 'смет', 'кп', 'سعر', 'أسعار'],
  },
  {
    itemId: 'authority',
    need: 'optional',
    basis: 'practice',
    nameHints: [
      'power',
      'attorney',
      'authority',
      'доверенност',
      'мчд',
      'emchd',
      'приказ',
      'полномоч',
      'وكالة',
      'تفويض',
    ],
  },
  {
    itemId: 'company',
    need: 'optional',
    basis: 'practice',
    nameHints: [
      'charter',
      'register',
      'extract',
      'licen',
      'certificate',
      'устав',
      'выписк',
      'лиценз',
      'сертификат',
      'سجل',
      'رخصة',
    ],
  },
  {
    itemId: 'security',
    need: 'expected',
    basis: 'practice',
    onlyWithSecurity: true,
    nameHints: ['guarantee', 'security', 'payment', 'гарант', 'обеспечен', 'платеж', 'платёж', 'ضمان', 'تأمين'],
  },
];

/** The items in order: rules first, then the user's own. A waived item keeps its reason; a document outweighs it. */
export const checklistOf = (
  asksSecurity: boolean,
  edits: ChecklistEdits,
  documents: readonly BidDocument[],
): readonly ChecklistItem[] => {
  const fromRules = usualItems
    .filter((rule) => rule.onlyWithSecurity !== true || asksSecurity)
    .map((rule) => ({
      itemId: rule.itemId,
      titleKey: `bid.item.${rule.itemId}`,
      title: '',
      need: rule.need,
      basis: rule.basis,
    }));
  const own = edits.own.map((item) => ({ ...item, titleKey: null, basis: null }));
  return [...fromRules, ...own].map((item) => {
    const documentIds = documents
      .filter((document) => document.itemId === item.itemId)
      .map((document) => document.documentId);
    const waivedReason = edits.waived[item.itemId] ?? null;
    const state: ItemState = documentIds.length > 0 ? 'done' : waivedReason === null ? 'missing' : 'waived';
    return { ...item, state, waivedReason, documentIds };
  });
};

/**
 * The item a file most likely answers, judged by the words of its name; null when none or several speak for it.
 * A guess is only made for items that are still open: a second price file is the user's to place.
 */
export const guessItem = (fileName: string, items: readonly ChecklistItem[]): string | null => {
  const words = fileName
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const hits = usualItems.filter(
    (rule) =>
      items.some((item) => item.itemId === rule.itemId && item.state === 'missing') &&
      rule.nameHints.some((hint) => words.some((word) => (hint.length <= 2 ? word === hint : word.startsWith(hint)))),
  );
  return hits.length === 1 ? (hits[0]?.itemId ?? null) : null;
};
