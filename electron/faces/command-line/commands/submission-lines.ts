import type { SubmissionView } from '#shared/contract/submission.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { parseInstant, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Desk, type Done, type Given, type OptionShape, type Words } from '../command.ts';
import { citationIn } from '#shared/finance/citation.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';
import { nameIn } from './name-in.ts';
import { takeOptional } from './take-files.ts';

export const proofOptions = {
  receipt: { type: 'string', value: 'FILE', help: 'help.option.receipt' },
  number: { type: 'string', value: 'TEXT', help: 'help.option.receipt-number' },
  at: { type: 'string', value: 'INSTANT', help: 'help.option.happened-at' },
} as const satisfies Readonly<Record<string, OptionShape>>;

export const momentIn = (given: Given): Outcome<Instant | null> => {
  const at = textOf(given, 'at');
  if (at === null) return ok(null);
  const read = parseInstant(at);
  return read === null ? failKernel('usage.bad-option', { option: '--at', reason: at }) : ok(read);
};

type Proof = {
  readonly receiptNumber: string | null;
  readonly receiptFileId: string | null;
  readonly at: Instant | null;
};

export const proofIn = async (given: Given, desk: Desk): Promise<Outcome<Proof>> => {
  const at = momentIn(given);
  if (!at.ok) return at;
  const receiptFileId = await takeOptional(desk, textOf(given, 'receipt'));
  if (!receiptFileId.ok) return receiptFileId;
  return ok({ receiptNumber: textOf(given, 'number'), receiptFileId: receiptFileId.value, at: at.value });
};

type AfterDate = SubmissionView['after'][number];

const eventTitleOf = (event: string | null, words: Words): string =>
  event === null ? '' : words.say(`deadline.event.${event}` as TextKey);

const dueWords = ({ state, at, waitsFor }: AfterDate, words: Words): string => {
  if (state === 'due') return words.moment(at);
  return state === 'waits'
    ? words.say('submission.after.waits', { step: eventTitleOf(waitsFor, words) })
    : words.say(`submission.after.${state}`);
};

const afterLine = (date: AfterDate, words: Words): readonly string[] => [
  `  ${words.say(`submission.step.${date.step}`)}`,
  date.doneAt === null ? dueWords(date, words) : `${words.say('submission.after.done')} ${words.moment(date.doneAt)}`,
  date.isOverdue ? words.say('submission.after.overdue') : '',
  date.article === null ? '' : citationIn(words.language, date.article),
];

/** Under a title of its own, each with its proof and its place in the notice. */
const winnerLines = (papers: SubmissionView['winnerPapers'], words: Words): readonly string[] =>
  papers.length === 0
    ? []
    : [
        words.say('submission.winner-papers'),
        ...table(
          papers.map(({ name, evidence, legalBasis, lot, path }) => [
            `  ${nameIn(words, `procedure.requirement.name.${name}`, name)}`,
            [lot, ...evidence.filter((paper) => paper !== name)].filter((part) => part !== null).join(', '),
            legalBasis ?? '',
            path,
          ]),
        ),
      ];

const lines = (
  { state, submitted, receipt, after, winnerPapers, findings }: SubmissionView,
  words: Words,
): readonly string[] => [
  words.say(`submission.state.${state}`),
  ...(submitted === null
    ? []
    : [
        words.say('submission.line.submitted', { at: words.moment(submitted.at), version: submitted.version }),
        words.say('submission.line.package', { digest: submitted.packageDigest }),
      ]),
  ...(receipt === null
    ? []
    : [
        words.say('submission.line.receipt', {
          receipt: [receipt.number, receipt.file?.name].filter(Boolean).join(', '),
        }),
      ]),
  ...table(after.map((date) => afterLine(date, words))),
  ...winnerLines(winnerPapers, words),
  ...findingLines(findings, words),
];

/** What every act on a submission answers: where the bid stands now. A receipt that is missing in time is a “no”. */
export const answerOf = (view: Outcome<SubmissionView>): Outcome<Done> =>
  view.ok
    ? ok({
        value: view.value,
        exit: view.value.findings.some(({ severity }) => severity === 'blocker') ? 1 : 0,
        text: (words) => lines(view.value, words),
      })
    : view;
