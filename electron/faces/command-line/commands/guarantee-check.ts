import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { readJsonObject } from './json-file.ts';

export const command: Command = {
  usage: ['guarantee check FILE.pdf|FILE.docx|FILE.txt --input FACTS.json|-'],
  summary: 'help.guarantee-check',
  options: { input: { type: 'string', value: 'FILE|-', help: 'help.option.facts' } },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const file = textOf(given, 'input');
    if (file === null) return failKernel('usage.missing-argument', { argument: '--input FACTS.json|-' });
    const facts = await readJsonObject(file);
    if (!facts.ok) return facts;
    const taken = await desk.take(wordAt(given, 0));
    if (!taken.ok) return taken;
    const words = await desk.ask('guarantees.read', { fileId: taken.value });
    if (!words.ok) return words;
    const input = { ...facts.value, text: words.value.text };
    const answer = await desk.ask('calculators.run', { name: 'guarantee-check', input });
    if (!answer.ok) return answer;
    const { value } = answer;
    const findings = Array.isArray(value['findings']) ? value['findings'] : [];
    // A difference that the customer would refuse the guarantee for is an answer, and the answer is no.
    const isRefused = findings.some(
      (finding: unknown) =>
        typeof finding === 'object' &&
        finding !== null &&
        'code' in finding &&
        finding.code === 'finance.guarantee-differs',
    );
    const { kind, pages } = words.value;
    return ok({
      value: { ...value, read: { kind, pages } },
      exit: isRefused ? 1 : 0,
      text: () => JSON.stringify(value, null, 2).split('\n'),
    });
  },
};
