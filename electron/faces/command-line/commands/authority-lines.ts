import type { AuthorityView } from '#shared/contract/authority.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const namesOf = (parties: readonly { readonly name: string }[]): string => parties.map(({ name }) => name).join(', ');

/** What a power of attorney says, then what was found of it. */
export const authorityLines = (
  power: AuthorityView['power'],
  findings: AuthorityView['findings'],
  words: Words,
): readonly string[] => [
  ...table([
    [words.say('authority.column.number'), power.number],
    [words.say('authority.column.principal'), namesOf(power.principals)],
    [words.say('authority.column.representative'), namesOf(power.representatives)],
    [words.say('authority.column.term'), `${power.issuedOn} – ${power.validUntil}`],
  ]),
  ...table(power.powers.codes.map(({ code, name }) => [`  ${code}`, name])),
  ...(power.powers.text === null ? [] : [`  ${power.powers.text}`]),
  ...findingLines(findings, words),
];

/** One line each. */
export const authorityTable = (authorities: readonly AuthorityView[]): readonly string[] =>
  table(
    authorities.map(({ authorityId, power }) => [
      authorityId,
      power.validUntil,
      namesOf(power.representatives),
      power.number,
    ]),
  );
