import type { BidDocument, ChecklistEdits, ItemNeed } from './draft.ts';

export type ItemState = 'done' | 'missing' | 'waived';

/** Since the edition that the bid stands on; `gone`: the newest notice asks for it no more. */
export const noticeChanges = ['same', 'added', 'changed', 'gone'] as const;
export type NoticeChange = (typeof noticeChanges)[number];

/** Where a notice asks for a paper, and in which words. `part`: of the bid, as the notice calls it. */
export type NoticeOrigin = {
  readonly path: string;
  readonly words: string | null;
  /** Papers that it takes as proof. */
  readonly papers: readonly string[];
  readonly part: string | null;
  readonly change: NoticeChange;
};

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
  /** The set it comes from; null for what is usual and for the user's own. */
  readonly setId: string | null;
  /** The lot it is wanted for, where a bid for several needs it for each. */
  readonly lot: string | null;
  /** Who sees to it. */
  readonly owner: string | null;
  /** Working days before the deadline by which it is to be there; null: by the deadline. */
  readonly dueDays: number | null;
  /** The notice that asks for it; null for what a set, practice or the user asks for. */
  readonly notice: NoticeOrigin | null;
};

/** How much of a checklist is there: what is done or waived, of each need. */
export type Completeness = Readonly<Record<ItemNeed, { readonly done: number; readonly total: number }>>;

export const completenessOf = (items: readonly ChecklistItem[]): Completeness => {
  const of = (need: ItemNeed) => {
    const wanted = items.filter((item) => item.need === need);
    return { done: wanted.filter(({ state }) => state !== 'missing').length, total: wanted.length };
  };
  return { required: of('required'), expected: of('expected'), optional: of('optional') };
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
  /** The user's words for it; left out or null: the program's. */
  readonly title?: string | null;
  /** The program's words for an item that stands once per lot. */
  readonly kind?: string;
  readonly lot?: string;
  readonly setId?: string;
  readonly dueDays?: number | null;
  readonly notice?: NoticeOrigin;
};

/** Practice, not law: nothing here may block a bid. What a law or the notice demands comes with the law's set and the notice. */
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
  rules: readonly ChecklistRule[] = usualItems,
): readonly ChecklistItem[] => {
  const fromRules = rules
    .filter((rule) => rule.onlyWithSecurity !== true || asksSecurity)
    .map(({ itemId, kind, title, need, basis, setId, lot, dueDays, notice }) => ({
      itemId,
      titleKey: (title ?? null) === null ? `bid.item.${kind ?? itemId}` : null,
      title: title ?? '',
      need,
      basis,
      setId: setId ?? null,
      lot: lot ?? null,
      dueDays: dueDays ?? null,
      notice: notice ?? null,
    }));
  const own = edits.own.map((item) => ({
    ...item,
    titleKey: null,
    basis: null,
    setId: null,
    lot: null,
    dueDays: null,
    notice: null,
  }));
  return [...fromRules, ...own].map((item) => {
    const documentIds = documents
      .filter((document) => document.itemId === item.itemId)
      .map((document) => document.documentId);
    const waivedReason = edits.waived[item.itemId] ?? null;
    const state: ItemState = documentIds.length > 0 ? 'done' : waivedReason === null ? 'missing' : 'waived';
    const owner = edits.owners?.[item.itemId] ?? null;
    const dueDays = edits.dueDays?.[item.itemId] ?? item.dueDays;
    return { ...item, state, waivedReason, documentIds, owner, dueDays };
  });
};

/**
 * The item a file most likely answers, judged by the words of its name; null when none or several speak for it.
 * A guess is only made for items that are still open: a second price file is the user's to place.
 */
export const guessItem = (
  fileName: string,
  items: readonly ChecklistItem[],
  rules: readonly ChecklistRule[] = usualItems,
): string | null => {
  const words = fileName
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const hits = rules.filter(
    (rule) =>
      items.some((item) => item.itemId === rule.itemId && item.state === 'missing') &&
      rule.nameHints.some((hint) => words.some((word) => (hint.length <= 2 ? word === hint : word.startsWith(hint)))),
  );
  // The notice's own word for a paper is surer than what a law lets a customer ask for.
  const named = hits.filter(({ notice }) => notice !== undefined && notice.change !== 'gone');
  const [best, another] = named.length === 1 ? named : hits;
  return another === undefined ? (best?.itemId ?? null) : null;
};
