import type { TokenKeyView, TokenLibraryView, TokenView } from '#shared/contract/tokens.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Words } from '../command.ts';
import { findingLines } from './finding-lines.ts';

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** Everything the doctor says, or only what stops. */
const said = (findings: readonly Finding[], isDoctor: boolean): readonly Finding[] =>
  isDoctor ? findings : findings.filter(({ severity }) => severity === 'blocker' || severity === 'warning');

const signsWith = ({ signsWith: families, hashesStreebog }: TokenView, { say }: Words): string => {
  const names = [
    ...families.map((family) => say(`tokens.family.${family}`)),
    ...(hashesStreebog ? [say('tokens.family.streebog')] : []),
  ];
  return say('tokens.line.signs-with', {
    families: names.length === 0 ? say('tokens.signs-with.nothing') : names.join(', '),
  });
};

const tokenLines = (token: TokenView, words: Words): readonly string[] => [
  words.say('tokens.line.token', { token: token.name, manufacturer: token.manufacturer, model: token.model }),
  ...indented([
    signsWith(token, words),
    ...token.certificates.map(({ certificate }) =>
      words.say('tokens.line.certificate', {
        subject: certificate.subject,
        until: words.moment(certificate.notAfter),
      }),
    ),
  ]),
];

/** A library, its readers and tokens; with `isDoctor` also what is well, and for everything what to do. */
export const libraryLines = (library: TokenLibraryView, isDoctor: boolean, words: Words): readonly string[] => [
  library.facts === null ? library.path : words.say('tokens.line.library', { path: library.path, ...library.facts }),
  ...indented(findingLines(said(library.findings, isDoctor), words)),
  ...indented(
    library.slots.flatMap(({ token, findings }) => [
      ...(token === null || token.name === '' ? [] : tokenLines(token, words)),
      ...indented(findingLines(said(findings, isDoctor), words)),
    ]),
  ),
];

const unsure = (value: boolean | null, yes: string, no: string, words: Words): string =>
  value === null ? words.say('tokens.key.unknown') : value ? yes : no;

export const keyLines = (key: TokenKeyView, words: Words): readonly string[] => {
  const { say } = words;
  return [
    say('tokens.line.key', {
      id: key.id,
      label: key.label,
      kind: key.kind === 'other' ? say('tokens.key.kind.other') : say(`tokens.family.${key.kind}`),
      made: unsure(key.madeInside, say('tokens.key.made.inside'), say('tokens.key.made.outside'), words),
      leaves:
        key.neverExtractable === true
          ? say('tokens.key.leaves.never')
          : unsure(key.extractable, say('tokens.key.leaves.yes'), say('tokens.key.leaves.no'), words),
      asks: key.asksEachTime ? say('tokens.key.asks.each') : say('tokens.key.asks.once'),
    }),
    ...indented([
      ...key.certificates.map(({ subject, notAfter }) =>
        say('tokens.line.certificate', { subject, until: words.moment(notAfter) }),
      ),
      ...findingLines(key.findings, words),
    ]),
  ];
};
