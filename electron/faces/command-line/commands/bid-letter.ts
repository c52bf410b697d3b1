import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { isLanguage } from '#shared/kernel/language.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, listOf, textOf, wordAt, type Command, type Desk, type Given } from '../command.ts';
import { table } from '../table.ts';

/** Keeps what `--own name=answer` says beside what was answered before. */
const keepAnswers = async (given: Given, desk: Desk, bidId: string): Promise<Outcome<unknown>> => {
  const answers = listOf(given, 'own');
  if (answers.length === 0) return ok(null);
  const odd = answers.find((answer) => !/^[\w.-]+=/u.test(answer));
  if (odd !== undefined) return failKernel('input.invalid', { path: 'own', reason: 'NAME=TEXT' });
  const before = await desk.ask('letters.show', { bidId });
  if (!before.ok) return before;
  const own = answers.map((answer): [string, string] => {
    const at = answer.indexOf('=');
    return [answer.slice(0, at), answer.slice(at + 1)];
  });
  return desk.ask('letters.saveFields', { bidId, own: { ...before.value.own, ...Object.fromEntries(own) } });
};

export const command: Command = {
  usage: ['bid letter BID-ID [TEMPLATE] [--language LANG] [--own NAME=TEXT …] [--pdf] [--out FILE.docx|.pdf]'],
  summary: 'help.bid-letter',
  options: {
    language: { type: 'string', value: 'LANG', help: 'help.option.template-language' },
    own: { type: 'string', multiple: true, value: 'NAME=TEXT', help: 'help.option.letter-own' },
    pdf: { type: 'boolean', help: 'help.option.letter-pdf' },
    out: { type: 'string', value: 'FILE', help: 'help.option.letter-out' },
  },
  words: [1, 2],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const [bidId, templateId] = [wordAt(given, 0), wordAt(given, 1)];
    const kept = await keepAnswers(given, desk, bidId);
    if (!kept.ok) return kept;
    if (templateId === '') {
      const shown = await desk.ask('letters.show', { bidId });
      if (!shown.ok) return shown;
      return ok({
        value: shown.value,
        exit: shown.value.letters.some(({ isStale }) => isStale) ? 1 : 0,
        text: ({ say, moment }) =>
          shown.value.letters.length === 0
            ? [say('letters.none-made')]
            : table(
                shown.value.letters.map(({ templateId: name, language, name: file, madeAt, isStale }) => [
                  name,
                  language,
                  file ?? '—',
                  moment(madeAt),
                  say(isStale ? 'letters.stale' : 'letters.current'),
                ]),
              ),
      });
    }
    const asked = textOf(given, 'language');
    if (asked !== null && !isLanguage(asked))
      return failKernel('input.invalid', { path: 'language', reason: 'en, ru, ar' });
    const out = textOf(given, 'out');
    const written = await desk.ask('letters.write', {
      bidId,
      templateId,
      language: asked,
      ending: isSet(given, 'pdf') ? '.pdf' : '.docx',
      out: out === null ? null : resolve(out),
    });
    return written.ok
      ? ok({
          value: written.value,
          exit: 0,
          text: ({ say }) => [say('templates.written', { name: written.value.path ?? written.value.name })],
        })
      : written;
  },
};
