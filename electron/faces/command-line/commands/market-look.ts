import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { MarketKind } from '#shared/market/fields.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Desk, Done } from '../command.ts';
import { table } from '../table.ts';

/** What each column of a table would be taken for; nothing is kept. */
export const lookAt = async (
  desk: Desk,
  asked: { readonly fileId: string; readonly kind: MarketKind; readonly sheet: string | null },
): Promise<Outcome<Done>> => {
  const answer = await desk.ask('market.look', asked);
  if (!answer.ok) return answer;
  const { header, sample, mapping, missing, rowCount } = answer.value;
  return ok({
    value: answer.value,
    exit: missing.length === 0 ? 0 : 1,
    text: ({ say }) => {
      const nameOf = (field: string): string => say(`market.field.${field}` as TextKey);
      const fieldOf = (heading: string): string => {
        const found = Object.entries(mapping.columns).find(([, column]) => column === heading);
        return found === undefined ? '—' : `${nameOf(found[0])} (${found[0]})`;
      };
      return [
        ...table(header.map((heading, at) => [heading, fieldOf(heading), sample[0]?.[at] ?? ''])),
        say('market.line.look', { count: rowCount }),
        ...missing.map((field) => say('market.line.look-missing', { field: `${nameOf(field)} (${field})` })),
      ];
    },
  });
};
