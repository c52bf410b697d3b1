import { parseInn } from '../identifiers/inn.ts';
import { parseOgrn, parseOgrnip } from '../identifiers/ogrn.ts';
import { parseSnils } from '../identifiers/snils.ts';
import type { Party, Person, PowerOfAttorney } from './model.ts';
import { authorityFinding, type AuthorityFinding } from './say.ts';

type Number = readonly [field: 'INN' | 'SNILS' | 'OGRN', value: string | null, fits: (value: string) => boolean];

const unfit = (party: string, numbers: readonly Number[]): readonly AuthorityFinding[] =>
  numbers.flatMap(([field, value, fits]) =>
    value === null || fits(value)
      ? []
      : [authorityFinding('authority.number-unfit', 'warning', { party, field, value })],
  );

const ofPerson = ({ name, inn, snils }: Person): readonly AuthorityFinding[] =>
  unfit(name ?? '', [
    ['INN', inn, (value) => value.length === 12 && parseInn(value).ok],
    ['SNILS', snils, (value) => parseSnils(value).ok],
  ]);

const ofParty = (party: Party): readonly AuthorityFinding[] => {
  const { kind, name, inn, ogrn, snils, heads } = party;
  if (kind === 'person') return ofPerson(party);
  const length = kind === 'trader' ? 12 : 10;
  return [
    ...unfit(name, [
      ['INN', inn, (value) => value.length === length && parseInn(value).ok],
      ['OGRN', ogrn, (value) => (kind === 'trader' ? parseOgrnip(value) : parseOgrn(value)).ok],
      ['SNILS', snils, (value) => parseSnils(value).ok],
    ]),
    ...heads.flatMap(ofPerson),
  ];
};

/** Numbers whose form or check digits no register would have given: a slip of the pen, or a file that nobody registered. */
export const judgeNumbers = ({ principals, representatives }: PowerOfAttorney): readonly AuthorityFinding[] =>
  [...principals, ...representatives].flatMap(ofParty);
