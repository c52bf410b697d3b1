import { ListBox, ListBoxItem } from 'react-aria-components';
import { ErrorNotice, Skeleton } from '../../../components/index.ts';
import { useWords } from '../../../state/words.tsx';
import { goToPane, useMoneyPlace } from '../address.ts';
import { CalculatorSheet } from './calculator-sheet.tsx';
import type { SheetGroup } from './catalogue.ts';
import { useSheets } from './sheets.ts';
import { useCatalogue } from './use-catalogue.ts';
import './calculators.css';

/** Calculators at the start, the chosen one's inputs beside them, its figure with its steps at the end. */
export const CalculatorsPane = () => {
  const { t } = useWords();
  const { within, bidId } = useMoneyPlace();
  const last = useSheets(({ lastSheet }) => lastSheet);
  const { groups, schemaOf, isKnown, error } = useCatalogue();
  const sheets = groups.flatMap((group) => group.sheets);
  const sheet = sheets.find((one) => one.id === (within ?? last)) ?? sheets[0];
  const schema = sheet === undefined ? undefined : schemaOf(sheet.calculator);
  return (
    <div className="money-panes">
      <nav className="money-list" aria-label={t('money.calculators')}>
        {isKnown ? (
          <SheetList groups={groups} chosen={sheet?.id ?? null} />
        ) : error === null ? (
          <Skeleton lines={14} />
        ) : null}
      </nav>
      {error !== null && !isKnown && <ErrorNotice failure={error} />}
      {sheet !== undefined && schema !== undefined && (
        <CalculatorSheet key={sheet.id} sheet={sheet} schema={schema} bidId={bidId} />
      )}
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
          if (sheet !== undefined) goToPane('calculators', sheet.id, 'replace');
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
