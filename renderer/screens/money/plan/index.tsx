import { useMemo, useState } from 'react';
import { dayIn } from '#shared/kernel/instant.ts';
import { BidsIcon, Button, EmptyState, ErrorNotice, Money, Section, Skeleton } from '../../../components/index.ts';
import { moscow } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { useMinute } from '../../../state/clock.ts';
import { useOffer } from '../../../state/commands.ts';
import { useAdoption, useSolving } from '../../../state/planning.ts';
import { navigate } from '../../../state/route.ts';
import { useWords } from '../../../state/words.tsx';
import { OwnMoneyDialog } from '../forecast/own-money-dialog.tsx';
import { Adoption } from './adoption.tsx';
import { BidDialog } from './bid-dialog.tsx';
import { BidsTable } from './bids-table.tsx';
import { PlanResult } from './result.tsx';
import { firstChoice, SolveBar } from './solve-bar.tsx';
import '../planning.css';

/** Which bid is covered by what, so that most is left of all of them: asked, explained, decided. */
export const PlanPane = () => {
  const { t } = useWords();
  const today = dayIn(useMinute(), moscow);
  const money = useAsk('funding.bids', {});
  const settings = useAsk('funding.settings', {}).value?.settings;
  const offers = useAsk('offers.list', {}).value?.offers ?? [];
  const shown = useAsk('funding.show', {});
  const adoption = useAdoption();
  const { solve, isRunning } = useSolving();
  const [choice, setChoice] = useState(firstChoice);
  const [opened, setOpened] = useState<string | null>(null);
  const [isOwnOpen, setOwnOpen] = useState(false);

  const bids = money.value?.bids ?? [];
  const plan = shown.value?.plan ?? null;
  const bid = bids.find(({ bidId }) => bidId === opened) ?? null;
  const sources = [
    { id: 'own', name: t('money.own') },
    ...offers.map(({ offerId, offer }) => ({
      id: offerId,
      name: [offer['lender'], offer['name']].filter((part) => typeof part === 'string').join(': '),
    })),
  ];

  const label = t('money.plan.solve');
  const group = t('money.pane.plan');
  useOffer(
    'money-plan',
    useMemo(
      () => (isRunning ? [] : [{ id: 'money.plan.solve', label, group, run: () => solve(choice) }]),
      // `solve` is new on every drawing and always does the same.
      // eslint-disable-next-line react-hooks/exhaustive-deps
      [label, group, isRunning, choice],
    ),
  );
  if (money.value !== undefined && bids.length === 0) {
    return (
      <div className="money-pane">
        <EmptyState
          icon={BidsIcon}
          title={t('money.plan.no-bids')}
          act={<Button onPress={() => navigate({ screen: 'procedures' })}>{t('money.plan.to-procedures')}</Button>}
        >
          {t('money.plan.no-bids.words')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="money-pane">
      {adoption !== undefined && <Adoption adoption={adoption} />}
      <Section title={t('money.plan.title')} hint={t('money.plan.hint')}>
        {money.error !== null && <ErrorNotice failure={money.error} />}
        <SolveBar choice={choice} onChange={(part) => setChoice({ ...choice, ...part })} isFirst={plan === null} />
      </Section>
      {shown.error !== null && <ErrorNotice failure={shown.error} />}
      {plan !== null && (
        <PlanResult
          plan={plan}
          isAdopted={adoption?.adopted?.plan.planId === plan.planId}
          isOffered={adoption?.newer?.planId === plan.planId}
          today={today}
          onOwnMoney={() => setOwnOpen(true)}
          onBid={setOpened}
        />
      )}
      <Section title={t('money.plan.bids')} hint={t('money.plan.bids.hint')}>
        {money.value === undefined ? <Skeleton lines={6} /> : <BidsTable bids={bids} onOpen={setOpened} />}
      </Section>
      <Section
        title={t('money.plan.sources')}
        acts={
          <Button kind="quiet" isDisabled={settings === undefined} onPress={() => setOwnOpen(true)}>
            {t('money.own.edit')}
          </Button>
        }
      >
        <ul className="money-list-plain">
          <li className="money-inline">
            <bdi>{t('money.own')}</bdi>
            {settings?.cash[0] === undefined ? (
              <span className="faint">{t('money.own.none')}</span>
            ) : (
              <Money
                value={{ amount: settings.cash.findLast(({ from }) => from <= today)?.amount ?? '0', currency: 'RUB' }}
              />
            )}
          </li>
          {offers.map(({ offerId, offer }) => (
            <li key={offerId} className="money-inline">
              <bdi>{sources.find(({ id }) => id === offerId)?.name}</bdi>
              {typeof offer['limit'] === 'string' && (
                <span className="quiet">
                  {t('calc.field.limit')} <Money value={{ amount: offer['limit'], currency: 'RUB' }} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Section>
      {bid !== null && <BidDialog bid={bid} sources={sources} onClose={() => setOpened(null)} />}
      {isOwnOpen && settings !== undefined && (
        <OwnMoneyDialog settings={settings} today={today} onClose={() => setOwnOpen(false)} />
      )}
    </div>
  );
};
