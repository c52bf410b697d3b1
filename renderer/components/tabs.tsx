import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { useWords } from '../state/words.tsx';
import { countText } from '../format/numbers.ts';
import './tabs.css';

export type TabItem<Name extends string> = {
  readonly id: Name;
  readonly label: string;
  /** How many things are inside, beside the label. */
  readonly count?: number;
  readonly content: ReactNode;
};

export type TabsProps<Name extends string> = {
  readonly label: string;
  readonly tabs: readonly TabItem<Name>[];
  readonly chosen: Name;
  readonly onChoose: (id: Name) => void;
};

export const Tabs = <Name extends string>({ label, tabs, chosen, onChoose }: TabsProps<Name>) => {
  const { language } = useWords();
  return (
    <AriaTabs
      className="tabs"
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const next = tabs.find((tab) => tab.id === key);
        if (next !== undefined) onChoose(next.id);
      }}
    >
      <TabList className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && (
              <span className="tab-count">{countText(tab.count, language)}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
};
