import { useEffect } from 'react';
import { Button, Notice, Page, Skeleton, Tabs } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { goToPane, rememberPane, useMoneyPlace } from './address.ts';
import { useCalculatorCommands } from './calculators/use-catalogue.ts';
import { paneNames, panes, usePane, type PaneName } from './panes.ts';
import './money.css';

/** Everything about money that belongs to no single bid: calculators, and a pane for each question across the bids. */
export const MoneyScreen = () => {
  const { t } = useWords();
  const { pane } = useMoneyPlace();
  useEffect(() => rememberPane(pane), [pane]);
  useCalculatorCommands();
  return (
    <div className="money-screen">
      <Page title={t('frame.screen.money')} flush>
        <Tabs
          label={t('money.panes')}
          chosen={pane}
          onChoose={(next) => goToPane(next)}
          tabs={paneNames.map((id) => ({ id, label: t(panes[id].label), content: <Pane name={id} /> }))}
        />
      </Page>
    </div>
  );
};

/** Its tab stands at once; what it shows takes the place that is kept for it. */
const Pane = ({ name }: { name: PaneName }) => {
  const { t } = useWords();
  const arriving = usePane(name);
  if (arriving.state === 'here') return <arriving.Part />;
  return (
    <div className="money-pane">
      {arriving.state === 'coming' ? (
        <Skeleton lines={12} />
      ) : (
        <Notice tone="stop" act={<Button onPress={() => window.location.reload()}>{t('frame.reload')}</Button>}>
          {t('frame.screen-lost')}
        </Notice>
      )}
    </div>
  );
};
