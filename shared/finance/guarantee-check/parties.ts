import { pattern, quoted, type PlainText } from './plain-text.ts';

/** Who a guarantee is for and whose duty it secures. */
export type Role = 'beneficiary' | 'principal';

const roleWords = { beneficiary: 'бенефициар', principal: 'принципал' } as const;
const anyRole = 'бенефициар|принципал|гарант';
const labels = pattern(
  `_(?:${anyRole}|сумма|срок|обязательств|предмет|номер|икз|идентификационн|реквизит|закупк|извещени|дата|валюта|вид)[а-я ()№-]{0,45}:`,
);
const namedBelow = pattern(`(?:далее|именуем~)[^"()]{0,60}?"?(${anyRole})~"?`);

/** The words that say who holds a role: after its label, or before `далее – Принципал`. */
const segmentOf = ({ low }: PlainText, role: Role): { readonly start: number; readonly end: number } | null => {
  const marks = [...low.matchAll(namedBelow)];
  const own = marks.findIndex((mark) => mark[1] === roleWords[role]);
  const mark = marks[own];
  if (mark !== undefined) {
    const previous = marks[own - 1];
    const after = mark.index + mark[0].length;
    // Where the number follows the name of the role: `(далее – Принципал), ИНН …`.
    const trailing = /^[\s",)(]*инн(?:\/кпп)?[^\d]{0,6}\d{10,12}/.exec(low.slice(after))?.[0].length ?? 0;
    const begun = previous === undefined ? 0 : previous.index + previous[0].length;
    const skipped = /^[\s",)(]*инн(?:\/кпп)?[^\d]{0,6}\d{10,12}/.exec(low.slice(begun))?.[0].length ?? 0;
    return { start: begun + skipped, end: after + trailing };
  }
  const places = [...low.matchAll(labels)];
  const at = places.findIndex((place) => place[0].startsWith(roleWords[role]));
  const label = places[at];
  if (label === undefined) {
    // `по просьбе Принципала - ООО "…" (ИНН …)`, up to the next role.
    const beside = pattern(`_${roleWords[role]}~ ?(?:-|\\() ?(?!(?:${anyRole}))`).exec(low);
    if (beside === null) return null;
    const start = beside.index + beside[0].length;
    const next = low.slice(start, start + 400).search(pattern(`_(?:${anyRole})`));
    return { start, end: next < 0 ? Math.min(low.length, start + 400) : start + next };
  }
  const start = label.index + label[0].length;
  return { start, end: Math.min(places[at + 1]?.index ?? low.length, start + 500) };
};

/** Legal forms and places in full for the short ones, so that either may stand in the text. */
const forms: readonly (readonly [short: RegExp, full: string])[] = [
  [/^г$/, 'города'],
  [/^обл$/, 'область'],
  [/^ооо$/, 'общество с ограниченной ответственностью'],
  [/^пао$/, 'публичное акционерное общество'],
  [/^ао$/, 'акционерное общество'],
  [/^зао$/, 'закрытое акционерное общество'],
  [/^ип$/, 'индивидуальный предприниматель'],
  [/^гбуз$/, 'государственное бюджетное учреждение здравоохранения'],
  [/^мбоу$/, 'муниципальное бюджетное общеобразовательное учреждение'],
  [/^мбу$/, 'муниципальное бюджетное учреждение'],
  [/^гбу$/, 'государственное бюджетное учреждение'],
  [/^фгбу$/, 'федеральное государственное бюджетное учреждение'],
  [/^фгуп$/, 'федеральное государственное унитарное предприятие'],
  [/^муп$/, 'муниципальное унитарное предприятие'],
  [/^гуп$/, 'государственное унитарное предприятие'],
  [/^мку$/, 'муниципальное казенное учреждение'],
  [/^гку$/, 'государственное казенное учреждение'],
  [/^фку$/, 'федеральное казенное учреждение'],
];

/** A word without what cases change. Short words and numbers stay whole. */
const stemOf = (word: string): string =>
  /\d/.test(word) || word.length <= 3
    ? word
    : word.replace(
        /(?:[аеиоуыэюяйьъ]|ого|его|ому|ему|ыми|ими|ым|им|ой|ей|ом|ем|ам|ям|ами|ями|ах|ях|ов|ев|ую|юю|ых|их)+$/,
        '',
      );

const tokensOf = (low: string): readonly string[] =>
  (low.match(/[а-яa-z0-9]+/g) ?? []).flatMap((word) => {
    const form = forms.find(([short]) => short.test(word));
    return form === undefined ? [word] : form[1].split(' ');
  });

const holds = (tokens: readonly string[], wanted: readonly string[]): boolean =>
  tokens.some((_, at) => wanted.every((token, index) => tokens[at + index] === token));

/** Whether the part in quotation marks stands whole: `Альфа` is neither `Альфа-М` nor `Новая Альфа`. */
const ownNameStands = (low: string, own: string): boolean => {
  const letters = (own.match(/[а-яa-z0-9]+/g) ?? []).join('[^а-яa-z0-9]+');
  return [...low.matchAll(new RegExp(`(?<![а-яa-z0-9]-?)${letters}(?!-?[а-яa-z0-9])`, 'g'))].some((match) => {
    const [before, after] = [low.slice(0, match.index), low.slice(match.index + match[0].length)];
    if (/"[^а-яa-z0-9"]*$/.test(before)) return /^[^а-яa-z0-9"]*"/.test(after);
    const inside = (before.match(/"/g) ?? []).length % 2 === 1;
    return !inside;
  });
};

/** Whether a name stands in the words: its own part in quotation marks letter for letter, the rest in any case of declension. */
const nameStands = (words: PlainText, name: PlainText): boolean => {
  const own = /"(.+)"/.exec(name.low)?.[1];
  if (own !== undefined && !ownNameStands(words.low, own)) return false;
  const before = own === undefined ? name.low : name.low.slice(0, name.low.indexOf('"'));
  const wanted = tokensOf(before).map(stemOf);
  if (wanted.length === 0) return true;
  const stems = tokensOf(words.low).map(stemOf);
  const places = stems.flatMap((_, at) => (wanted.every((stem, index) => stems[at + index] === stem) ? [at] : []));
  if (own === undefined) return places.length > 0;
  // A joint-stock company is no public one: the form is what stands right before the name.
  const ownTokens = tokensOf(own);
  const all = tokensOf(words.low);
  return places.some(
    (at) =>
      ownTokens.every((token, index) => all[at + wanted.length + index] === token) &&
      !['публичн', 'закрыт', 'непубличн'].includes(stems[at - 1] ?? ''),
  );
};

export type ReadParty = {
  readonly read: string;
  readonly named: boolean;
  /** The taxpayer number beside the name, or null where none is written. */
  readonly inn: string | null;
};

const innPattern = pattern('инн(?:\\s*/\\s*кпп)?[^\\d]{0,12}(\\d[\\d ]{8,14}\\d)');

/** Who the text says holds a role, and whether it is the one named; null where the text does not say. */
export const readParty = (plain: PlainText, role: Role, name: PlainText): ReadParty | null => {
  const segment = segmentOf(plain, role);
  if (segment === null) return null;
  const words = {
    text: plain.text.slice(segment.start, segment.end),
    low: plain.low.slice(segment.start, segment.end),
  };
  const inn = [...words.low.matchAll(innPattern)].at(-1)?.[1]?.replaceAll(' ', '').slice(0, 12) ?? null;
  const shown = Math.max(segment.start, segment.end - 240);
  return { read: quoted(plain, shown, segment.end), named: nameStands(words, name), inn };
};

/** Whether some words stand in a text in the same order, each in any case of declension. */
export const wordsStand = (text: PlainText, wanted: PlainText): boolean =>
  holds(tokensOf(text.low).map(stemOf), tokensOf(wanted.low).map(stemOf));
