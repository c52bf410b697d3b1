import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { listOf, textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const scenarios = ['all', 'none', 'chosen'] as const;
const fundings = ['own', 'plan'] as const;

export const command: Command = {
  usage: ['forecast [--days N] [--scenario all|none|chosen] [--won BID] [--late N] [--funding own|plan] [--out FILE]'],
  summary: 'help.forecast',
  options: {
    days: { type: 'string', value: 'N', help: 'help.option.forecast-days' },
    scenario: { type: 'string', multiple: true, value: 'NAME', help: 'help.option.scenario' },
    won: { type: 'string', multiple: true, value: 'BID', help: 'help.option.won' },
    late: { type: 'string', multiple: true, value: 'N', help: 'help.option.late' },
    funding: { type: 'string', value: 'own|plan', help: 'help.option.funding' },
    out: { type: 'string', value: 'FILE', help: 'help.option.table-out' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const days = textOf(given, 'days');
    const funding = fundings.find((each) => each === (textOf(given, 'funding') ?? 'own'));
    if (funding === undefined)
      return failKernel('usage.bad-option', { option: '--funding', reason: fundings.join(' | ') });
    const named = listOf(given, 'scenario');
    const wanted = scenarios.filter((each) => named.includes(each));
    if (named.some((name) => !scenarios.some((each) => each === name)))
      return failKernel('usage.bad-option', { option: '--scenario', reason: scenarios.join(' | ') });
    const late = listOf(given, 'late');
    const odd = [...late, ...(days === null ? [] : [days])].find((text) => !/^\d{1,4}$/.test(text));
    if (odd !== undefined) return failKernel('usage.bad-option', { option: '--days | --late', reason: odd });
    const asked = {
      ...(days === null ? {} : { days: Number(days) }),
      ...(wanted.length === 0 ? {} : { scenarios: wanted }),
      ...(late.length === 0 ? {} : { delays: late.map(Number) }),
      won: [...listOf(given, 'won')],
      funding,
    };
    const out = textOf(given, 'out');
    if (out !== null) {
      const written = await desk.ask('money.export', { what: 'forecast', out, language: desk.language, ...asked });
      if (!written.ok) return written;
      return ok({ value: written.value, exit: 0, text: ({ say }) => [say('money.written', written.value)] });
    }
    const answer = await desk.ask('forecast.show', asked);
    if (!answer.ok) return answer;
    const { series, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: series.some(({ shortFrom }) => shortFrom !== null) ? 1 : 0,
      text: (words) => {
        const { say } = words;
        return [
          ...table([
            [say('calc.field.scenario'), say('calc.forecast.lowest'), say('money.export.day'), ''],
            ...series.map(({ scenario, delayDays, lowest, shortFrom, shortBy }) => [
              delayDays === 0
                ? say(`calc.choice.${scenario}`)
                : `${say(`calc.choice.${scenario}`)}, ${say('money.export.late', { days: delayDays })}`,
              lowest.amount,
              lowest.day,
              shortFrom === null
                ? say('money.forecast.enough')
                : say('money.forecast.short', { day: shortFrom, amount: shortBy ?? '' }),
            ]),
          ]),
          ...findingLines(findings, words),
        ];
      },
    });
  },
};
