import { useMemo } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { dayIn } from '#shared/kernel/instant.ts';
import { ErrorNotice, Skeleton } from '../../components/index.ts';
import { dayAfter } from '../../format/typed-day.ts';
import { useAsk } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useOffer } from '../../state/commands.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { CalculatorSheet } from './calculator-sheet.tsx';
import { catalogueOf, type SheetGroup } from './catalogue.ts';
import { useSheets } from './sheets.ts';
import './money.css';

const month = 30;

/** Calculators at the start, the chosen one's inputs beside them, its figure with its steps at the end. */
export const MoneyScreen = () => {
  const { t, say } = useWords();
  const { id, tab } = useRoute();
  const last = useSheets(({ lastSheet }) => lastSheet);
  const now = useMinute();
  const { value, error } = useAsk('calculators.list', {});
  const today = dayIn(now, 'Europe/Moscow');
  const groups = useMemo(
    () =>
      catalogueOf(
        (value?.calculators ?? []).map(({ name }) => name),
        {
          today,
          inMonth: dayAfter(today, month),
          inTwoMonths: dayAfter(today, 2 * month),
        },
      ),
    [value, today],
  );
  const sheets = groups.flatMap((group) => group.sheets);
  useOffer(
    'money',
    useMemo(
      () =>
        groups.flatMap((group) =>
          group.sheets.map((sheet) => ({
            id: `money.${sheet.id}`,
            label: say(sheet.title, sheet.id),
            group: t('frame.screen.money'),
            run: () => navigate({ screen: 'money', id: sheet.id }),
          })),
        ),
      [groups, say, t],
    ),
  );
  const sheet = sheets.find((one) => one.id === (id ?? last)) ?? sheets[0];
  const schema = value?.calculators.find(({ name }) => name === sheet?.calculator);
  return (
    <div className="page money-screen">
      <div className="money-panes">
        <nav className="money-list" aria-label={t('money.calculators')}>
          <h1>{t('frame.screen.money')}</h1>
          {value === undefined ? (
            error === null ? (
              <Skeleton lines={14} />
            ) : null
          ) : (
            <SheetList groups={groups} chosen={sheet?.id ?? null} />
          )}
        </nav>
        {error !== null && value === undefined && <ErrorNotice failure={error} />}
        {sheet !== undefined && schema !== undefined && (
          <CalculatorSheet key={sheet.id} sheet={sheet} schema={schema.input} bidId={tab ?? null} />
        )}
      </div>
    </div>
  );
};

/** One list per group: arrows within a group, Tab from group to group. */
const SheetList = ({ groups, chosen }: { groups: readonly SheetGroup[]; chosen: string | null }) => {
  const { say, language } = useWords();
  return groups.map((group) => (
    <div key={group.id} className="sheet-group">
      <h2 className="sheet-heading" id={`money-${group.id}`}>
        {say(`money.group.${group.id}`, group.id)}
      </h2>
      <ListBox
        className="list sheet-list"
        aria-labelledby={`money-${group.id}`}
        selectionMode="single"
        selectionBehavior="replace"
        escapeKeyBehavior="none"
        selectedKeys={group.sheets.some(({ id }) => id === chosen) ? [chosen ?? ''] : []}
        items={group.sheets}
        dependencies={[language]}
        onSelectionChange={(keys) => {
          const sheet = group.sheets.find(({ id }) => keys !== 'all' && keys.has(id));
          if (sheet !== undefined) navigate({ screen: 'money', id: sheet.id }, 'replace');
        }}
      >
        {(sheet) => (
          <ListBoxItem className="list-item" textValue={say(sheet.title, sheet.id)}>
            <span className="list-words">
              <span>{say(sheet.title, sheet.id)}</span>
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  ));
};
