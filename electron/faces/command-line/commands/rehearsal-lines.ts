import type { RehearsalView } from '#shared/contract/readiness.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

/** When, how it came out, whether it still speaks for the bid, and what is different. */
export const rehearsalLines = (rehearsal: RehearsalView, words: Words): readonly string[] => {
  const { refusal, conclusion, subIndication } = rehearsal;
  const verdict =
    refusal === null
      ? [conclusion, subIndication].filter((part) => part !== null).join(' / ')
      : `${words.say('rehearsal.refused')}: ${words.explain(refusal).message}`;
  return [
    ...table([
      [words.say('rehearsal.at'), `${words.moment(rehearsal.at)} · ${rehearsal.rehearsalId}`],
      [words.say('rehearsal.conclusion'), verdict],
      [words.say('rehearsal.signer'), rehearsal.signer ?? '—'],
      [words.say('rehearsal.level'), `${rehearsal.level}, ${rehearsal.placement}`],
    ]),
    ...findingLines(rehearsal.findings, words),
    words.say(rehearsal.holds ? 'rehearsal.holds' : 'rehearsal.lapsed'),
    ...findingLines(rehearsal.differences, words),
    ...(rehearsal.packagePath === null ? [] : [`  ${rehearsal.packagePath}`]),
    ...(rehearsal.reportPath === null ? [] : [`  ${rehearsal.reportPath}`]),
  ];
};
