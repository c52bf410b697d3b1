import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failToken } from '#shared/signature/token-codes.ts';
import { isSet, textOf, type Command, type Desk, type Done, type Given, type Words } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { takeOptional } from './take-files.ts';
import { keyLines, libraryLines } from './token-lines.ts';

/** The keys of one token, for which it is logged in to. */
const keysOf = async (
  given: Given,
  token: string,
  libraryFileId: string | null,
  desk: Desk,
): Promise<Outcome<Done>> => {
  const answer = await desk.ask('tokens.keys', { token, libraryFileId, key: textOf(given, 'key') });
  if (!answer.ok) return answer;
  return ok({
    value: answer.value,
    exit: 0,
    text: (words) => [answer.value.token, ...answer.value.keys.flatMap((key) => keyLines(key, words))],
  });
};

/** What law demands of a key and its means, which no doctor can see in a token. */
const lawLines = ({ say }: Words): readonly string[] => [
  say('tokens.law'),
  say('tokens.law.certified'),
  say('tokens.law.unseen'),
  say('tokens.law.file'),
];

export const command: Command = {
  usage: [
    'tokens [--doctor] [--library PATH]',
    'tokens --token LABEL|SERIAL [--library PATH] [--key ID] [--password-env VAR | --password-stdin]',
  ],
  summary: 'help.tokens',
  options: {
    doctor: { type: 'boolean', help: 'help.option.doctor' },
    library: { type: 'string', value: 'PATH', help: 'help.option.library' },
    token: { type: 'string', value: 'LABEL | SERIAL', help: 'help.option.token-keys' },
    key: { type: 'string', value: 'ID', help: 'help.option.key-or-id' },
    'password-env': { type: 'string', value: 'VAR', help: 'help.option.password-env' },
    'password-stdin': { type: 'boolean', help: 'help.option.password-stdin' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const path = textOf(given, 'library');
    const libraryFileId = await takeOptional(desk, path);
    // A file that is not there is for the doctor to speak of, in the words of libraries.
    if (!libraryFileId.ok)
      return libraryFileId.error.code === 'file.not-found'
        ? failToken('token.library-missing', { library: path })
        : libraryFileId;
    const token = textOf(given, 'token');
    if (token !== null) return keysOf(given, token, libraryFileId.value, desk);
    const isDoctor = isSet(given, 'doctor');
    const answer = await desk.ask('tokens.list', { libraryFileId: libraryFileId.value, offeredToo: isDoctor });
    if (!answer.ok) return answer;
    const { libraries, offered } = answer.value;
    if (libraries.length === 0 && offered.length === 0) return failToken('token.no-library');
    const idle = path === null ? offered.filter((one) => !libraries.some((library) => library.path === one.path)) : [];
    const findings = libraries.flatMap((library) => [
      ...library.findings,
      ...library.slots.flatMap((slot) => slot.findings),
    ]);
    const worst = findings.find(({ severity }) => severity === 'blocker');
    return ok({
      value: answer.value,
      exit: worst === undefined ? 0 : await exitOfFailure(worst),
      text: (words) => [
        ...libraries.flatMap((library) => libraryLines(library, isDoctor, words)),
        ...idle.map((one) => words.say('tokens.line.offered', one)),
        ...(isDoctor ? ['', ...lawLines(words)] : []),
      ],
    });
  },
};
