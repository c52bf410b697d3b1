import { useMemo } from 'react';
import type { Failure } from '#shared/kernel/failure.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import { dayAfter } from '../../../format/typed-day.ts';
import { useAsk } from '../../../state/ask.ts';
import { useMinute } from '../../../state/clock.ts';
import { useOffer } from '../../../state/commands.ts';
import { useWords } from '../../../state/words.tsx';
import { goToPane } from '../address.ts';
import { catalogueOf, type SheetGroup } from './catalogue.ts';

const month = 30;

export type Catalogue = {
  readonly groups: readonly SheetGroup[];
  /** The JSON Schema of a calculator's input, once they are known. */
  readonly schemaOf: (calculator: string) => Readonly<Record<string, unknown>> | undefined;
  readonly isKnown: boolean;
  readonly error: Failure | null;
};

/** The calculators the workstation has, as the list shows them. */
export const useCatalogue = (): Catalogue => {
  const now = useMinute();
  const { value, error } = useAsk('calculators.list', {});
  const today = dayIn(now, 'Europe/Moscow');
  const groups = useMemo(
    () =>
      catalogueOf(
        (value?.calculators ?? []).map(({ name }) => name),
        { today, inMonth: dayAfter(today, month), inTwoMonths: dayAfter(today, 2 * month) },
      ),
    [value, today],
  );
  return {
    groups,
    schemaOf: (calculator) => value?.calculators.find(({ name }) => name === calculator)?.input,
    isKnown: value !== undefined,
    error,
  };
};

/** Every calculator by name in the palette, whichever pane of the screen is shown. */
export const useCalculatorCommands = (): void => {
  const { t, say } = useWords();
  const { groups } = useCatalogue();
  useOffer(
    'money',
    useMemo(
      () =>
        groups.flatMap((group) =>
          group.sheets.map((sheet) => ({
            id: `money.${sheet.id}`,
            label: say(sheet.title, sheet.id),
            group: t('frame.screen.money'),
            run: () => goToPane('calculators', sheet.id),
          })),
        ),
      [groups, say, t],
    ),
  );
};
