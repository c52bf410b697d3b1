import { useMemo, useState } from 'react';
import {
  Button,
  Dialog,
  EmptyState,
  ErrorNotice,
  FindingList,
  IconButton,
  Menu,
  Notice,
  Section,
  Skeleton,
} from '../../../components/index.ts';
import { readTypedDecimal } from '../../../format/typed-decimal.ts';
import { useAct } from '../../../state/ask.ts';
import { useOffer } from '../../../state/commands.ts';
import { call } from '../../../state/host.ts';
import { runJob } from '../../../state/jobs.ts';
import { useWords } from '../../../state/words.tsx';
import { goToPane } from '../address.ts';
import { Steps } from '../figures/steps.tsx';
import { AuctionClock } from './clock.tsx';
import { DeskFacts, DeskWarning } from './facts.tsx';
import { History } from './history.tsx';
import { Ladder } from './ladder.tsx';
import { PriceEntry } from './price-entry.tsx';
import { ChangeTerms } from './change-terms.tsx';
import { useDesk } from './use-desk.ts';
import { ChevronDownIcon } from '../../../components/index.ts';

/** One auction: clock, range and warnings at the start, the typed price under them, the steps and the history beside. */
export const AuctionDesk = ({ auctionId }: { auctionId: string }) => {
  const { t, language } = useWords();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<'terms' | 'remove' | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const remove = useAct('auctions.remove');
  const price = text.trim() === '' ? null : readTypedDecimal(text, language);
  const desk = useDesk(auctionId, price);
  const { view } = desk;
  const title = view?.title ?? '';
  const acts = useMemo(() => {
    const write = async (): Promise<void> => {
      const answer = await runJob({
        name: 'auctions.export',
        input: { auctionId, language },
        label: t('auction.export'),
      });
      if (!answer.ok) return;
      setWritten(answer.value.path);
      await call('files.reveal', { path: answer.value.path });
    };
    const one = (id: string, label: string, run: () => void) => ({
      id: `auction.${id}`,
      label,
      group: t('auction.title'),
      run,
    });
    return [
      one('all', t('auction.kept'), () => goToPane('auction')),
      one('terms', t('auction.terms'), () => setOpened('terms')),
      one('export', t('auction.export'), () => void write()),
      one('new', t('auction.new'), () => goToPane('auction', 'new')),
      one('remove', t('auction.remove'), () => setOpened('remove')),
    ];
  }, [auctionId, language, t]);
  useOffer('auction', acts);
  const drop = async (): Promise<void> => {
    const answer = await remove.run({ auctionId });
    if (answer.ok) goToPane('auction', undefined, 'replace');
  };
  if (view === undefined)
    return (
      <div className="money-pane">
        {desk.error === null ? (
          <Skeleton lines={12} />
        ) : (
          <>
            <ErrorNotice failure={desk.error} />
            <EmptyState
              title={t('auction.kept')}
              act={<Button onPress={() => goToPane('auction')}>{t('auction.kept')}</Button>}
            />
          </>
        )}
      </div>
    );
  return (
    <div className="auction-desk">
      <header className="auction-head">
        <h2 className="clip" title={title}>
          <bdi>{title}</bdi>
        </h2>
        <span className="quiet">{t(`calc.choice.${view.terms.rules}`)}</span>
        <Menu
          label={t('auction.title')}
          trigger={<IconButton icon={ChevronDownIcon} label={t('auction.title')} />}
          entries={acts.map((act) => ({ ...act, isDanger: act.id === 'auction.remove' }))}
        />
      </header>
      <div className="auction-main">
        <AuctionClock view={view} />
        <DeskFacts view={view} />
        <DeskWarning view={view} />
        <PriceEntry auctionId={auctionId} desk={desk} text={text} onText={setText} />
        {written !== null && <Notice tone="fine">{t('auction.exported', { path: written })}</Notice>}
      </div>
      <div className="auction-side">
        <Section title={t('auction.ladder')}>
          <Ladder view={view} />
        </Section>
        <Section title={t('auction.history')}>
          <History view={view} />
        </Section>
        <details className="auction-figures">
          <summary>{t('auction.figures')}</summary>
          <FindingList findings={view.desk.findings} />
          <Steps calculator="auction-desk" steps={view.desk.steps} />
        </details>
      </div>
      {opened === 'terms' && <ChangeTerms view={view} onClose={() => setOpened(null)} onKept={desk.take} />}
      <Dialog
        isAlert
        title={t('auction.remove')}
        isOpen={opened === 'remove'}
        onClose={() => setOpened(null)}
        acts={
          <>
            <Button kind="quiet" onPress={() => setOpened(null)}>
              {t('ui.cancel')}
            </Button>
            <Button kind="danger" isBusy={remove.isRunning} onPress={() => void drop()}>
              {t('auction.remove')}
            </Button>
          </>
        }
      >
        <p>{t('auction.remove.ask', { title, total: view.offers.length })}</p>
        {remove.error !== null && <ErrorNotice failure={remove.error} />}
      </Dialog>
    </div>
  );
};
