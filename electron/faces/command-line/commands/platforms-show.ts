import { ok } from '#shared/kernel/result.ts';
import { figuresOf } from '#shared/procedure/platforms/figures.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));

export const command: Command = {
  usage: ['platforms show PLATFORM-ID'],
  summary: 'help.platforms-show',
  options: {},
  words: [1, 1],
  wordName: 'PLATFORM-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('platforms.show', { platformId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const { card, standing, newer, access, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        `${card.name}  ${card.platformId}  ${card.zone}  ${words.say(`standing.${standing}`)}`,
        ...table([
          ...figuresOf(card).map(([path, { value, source, readOn }]) => [
            words.say(`platforms.figure.${path}` as TextKey),
            value === null ? words.say('platforms.not-known') : shown(value),
            source === null ? '' : `${source}, ${readOn ?? ''}`,
          ]),
          ...card.tariffs.map(({ name, price, currency, isLeast, source, readOn }) => [
            name,
            `${isLeast ? '≥ ' : ''}${price} ${currency}`,
            `${source}, ${readOn}`,
          ]),
          ...card.fees.map(({ name, fixed, percent, atMost, currency, source, readOn }) => [
            name,
            fixed === null
              ? `${percent ?? ''} %${atMost === null ? '' : ` ≤ ${atMost} ${currency}`}`
              : `${fixed} ${currency}`,
            `${source}, ${readOn}`,
          ]),
        ]),
        ...newer.map(({ path, mine, now }) =>
          words.say('platforms.newer-field', { path, mine: mine ?? '—', now: now ?? '—' }),
        ),
        ...table(
          access.map(({ accessId, tariff, from, to, login }) => [
            accessId,
            tariff,
            `${from} – ${to ?? '…'}`,
            login ?? '',
          ]),
        ),
        ...findingLines(findings, words),
      ],
    });
  },
};
