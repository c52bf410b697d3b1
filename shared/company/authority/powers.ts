import type { PlainDay } from '../../kernel/instant.ts';
import { classifiedPower, stateSystemPowers, type ClassifiedPower } from './classifier.ts';
import type { CodedPower, PowerOfAttorney } from './model.ts';
import { authorityFinding, namesOf, type AuthorityFinding } from './say.ts';

export type PowersQuestion = {
  readonly today: PlainDay;
  /** Codes of the classifier, or words that a power's name or text has to hold: what a person marked as needed. */
  readonly wanted: readonly string[];
  /** The law that the bid's procedure lives by; null: not asked for a bid, or not known. */
  readonly law: 'ru44' | 'ru223' | 'commercial' | null;
  /** Lines of the classifier that were read. */
  readonly classifier: readonly ClassifiedPower[];
};

const lower = (text: string): string => text.normalize('NFC').toLowerCase();

const isWanted = ({ code, mnemonic, name }: CodedPower, wanted: string): boolean =>
  code === wanted || mnemonic === wanted || (/\p{L}/u.test(wanted) && lower(name).includes(lower(wanted)));

const inWords = (text: string | null, wanted: string): boolean => text !== null && lower(text).includes(lower(wanted));

/** Whether the powers hold what is wanted: its code, its mnemonic, or words of its name or of the text. */
export const givesPower = ({ text, codes }: PowerOfAttorney['powers'], wanted: string): boolean =>
  codes.some((power) => isWanted(power, wanted)) || inWords(text, wanted);

/** Of words as long as a page. */
const beginningOf = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

const shown = ({ code, name }: CodedPower): string => (name === '' ? code : name);

/** Whether who may conclude contracts may bid for them as well the platform decides. */
const contractsFinding = (power: CodedPower): AuthorityFinding =>
  authorityFinding('authority.power-contracts', 'warning', { power: shown(power), code: power.code });

/**
 * What one marked power is worth for signing bids. The code decides, not the name beside it: whoever issues the file writes the name.
 * A code that was not read, and words, are for a person to read.
 */
const judgeMarked = (
  { codes, text }: PowerOfAttorney['powers'],
  wanted: string,
  lines: readonly ClassifiedPower[],
): AuthorityFinding => {
  const matched = codes.filter((power) => isWanted(power, wanted));
  const fields = matched.map(({ code }) => classifiedPower(code, lines)?.field ?? null);
  // What stands in words as well is not settled by a code.
  const isRead = !fields.includes(null) && !inWords(text, wanted);
  const at = (field: ClassifiedPower['field']): CodedPower | undefined => matched[fields.indexOf(field)];
  const proved = at('bids');
  if (proved !== undefined) return authorityFinding('authority.power-given', 'passed', { power: shown(proved) });
  const other = at('other');
  if (other !== undefined && isRead && fields.every((field) => field === 'other'))
    return authorityFinding('authority.power-other-field', 'blocker', { power: shown(other), code: other.code });
  const contracts = at('contracts');
  if (contracts !== undefined && isRead) return contractsFinding(contracts);
  return authorityFinding('authority.power-unproved', 'info', {
    power: matched.length === 0 ? wanted : matched.map(shown),
  });
};

/** Without a mark: powers that all belong elsewhere stop, and everything else is said to be unread. */
const judgeUnmarked = (
  { codes, text }: PowerOfAttorney['powers'],
  lines: readonly ClassifiedPower[],
): readonly AuthorityFinding[] => {
  const fields = codes.map(({ code }) => classifiedPower(code, lines)?.field ?? null);
  const proved = codes[fields.indexOf('bids')];
  if (proved !== undefined) return [authorityFinding('authority.power-given', 'passed', { power: shown(proved) })];
  if (text === null && codes.length > 0 && fields.every((field) => field === 'other'))
    return [
      authorityFinding('authority.powers-elsewhere', 'blocker', {
        powers: codes.map(({ code, name }) => `${code} ${name}`.trim()),
      }),
    ];
  const unread = codes.filter((_, index) => fields[index] === null).map(shown);
  const words = text === null ? unread : [...unread, beginningOf(text)];
  const contracts = codes[fields.indexOf('contracts')];
  return [
    authorityFinding('authority.powers-not-marked', 'warning'),
    ...(words.length > 0 ? [authorityFinding('authority.power-unproved', 'info', { power: words })] : []),
    ...(words.length === 0 && contracts !== undefined ? [contractsFinding(contracts)] : []),
  ];
};

const judgeTogether = ({ powers, representatives }: PowerOfAttorney): readonly AuthorityFinding[] => {
  if (representatives.length < 2 || powers.jointly === false) return [];
  const code = powers.jointly === true ? 'authority.powers-joint' : 'authority.jointness-unknown';
  return [authorityFinding(code, 'warning', { representatives: namesOf(representatives) })];
};

/** The powers against what the bid needs: signing it in the company's name. */
export const judgePowers = (power: PowerOfAttorney, question: PowersQuestion): readonly AuthorityFinding[] => {
  const { powers } = power;
  const { wanted, classifier, law, today } = question;
  const marked = wanted.flatMap((one): readonly AuthorityFinding[] =>
    givesPower(powers, one)
      ? [judgeMarked(powers, one, classifier)]
      : [authorityFinding('authority.power-missing', 'blocker', { power: one })],
  );
  const limited = powers.codes
    .filter((one) => one.limits.length > 0 && wanted.some((sought) => isWanted(one, sought)))
    .map((one) =>
      authorityFinding('authority.power-limited', 'warning', { power: shown(one), limits: [...one.limits] }),
    );
  const elsewhere =
    law === 'ru44' && today >= stateSystemPowers.from
      ? [authorityFinding('authority.state-system', 'info', { number: power.number })]
      : [];
  return [
    ...(wanted.length === 0 ? judgeUnmarked(powers, classifier) : marked),
    ...limited,
    ...judgeTogether(power),
    ...elsewhere,
  ];
};
