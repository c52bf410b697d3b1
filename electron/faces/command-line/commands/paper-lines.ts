import type { PaperKind, PaperRule } from '#shared/company/papers/kind.ts';
import type { Validity } from '#shared/company/papers/validity.ts';
import type { PaperRow } from '#shared/contract/papers.ts';
import { termText } from '#shared/text/paper-term.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

export const kindName = ({ kindId, name }: Pick<PaperKind, 'kindId' | 'name'>, words: Words): string =>
  name ?? words.say(`paper.kind.${kindId}` as TextKey);

export const validityText = (validity: Validity, { say }: Words): string =>
  validity.kind === 'until' ? `→ ${validity.lastDay}` : say(`papers.validity.${validity.kind}`);

export const ruleText = (rule: PaperRule, words: Words): string =>
  words.say('paper.rule', { term: termText(rule.term, words.say), need: words.say(`paper.need.${rule.need}`) });

export const paperLines = (paper: PaperRow, kinds: readonly PaperKind[], words: Words): readonly string[] => {
  const kind = kinds.find(({ kindId }) => kindId === paper.kindId) ?? { kindId: paper.kindId, name: paper.kindId };
  const facts: readonly (readonly [string, string])[] = [
    [words.say('papers.field.kindId'), kindName(kind, words)],
    [words.say('papers.field.number'), paper.number],
    [words.say('papers.field.issuer'), paper.issuer],
    [words.say('papers.field.issuedOn'), paper.issuedOn ?? ''],
    [words.say('papers.field.expiresOn'), paper.expiresOn ?? ''],
    [words.say('papers.validity'), validityText(paper.validity, words)],
    [words.say('papers.rule'), paper.rule === null ? '' : ruleText(paper.rule, words)],
    [words.say('papers.field.original'), paper.original],
    [words.say('papers.field.tags'), paper.tags.join(', ')],
    [words.say('papers.field.note'), paper.note],
    [words.say('papers.file'), paper.file === null ? '—' : `${paper.file.name}  ${paper.file.digest}`],
    [words.say('papers.newer'), paper.newerId ?? ''],
  ];
  return [
    `${paper.title}  ${paper.paperId}`,
    ...table(facts.filter(([, value]) => value !== '').map(([name, value]) => [`  ${name}`, value])),
    ...paper.uses.flatMap(({ bidId, procedureTitle, deadline, findings }) => [
      `  ${bidId}  ${procedureTitle}  ${words.moment(deadline)}`,
      ...findingLines(findings, words),
    ]),
  ];
};
