import { Button, ErrorNotice, Money, PlusIcon, Section, Skeleton, Table, When } from '../../../components/index.ts';
import { countText } from '../../../format/numbers.ts';
import { useAsk } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import type { Instant } from '#shared/kernel/instant.ts';
import { goToPane, useMoneyPlace } from '../address.ts';
import { BeginAuction } from './begin.tsx';
import { AuctionDesk } from './desk.tsx';
import './auction.css';

/** The auctions that are kept, one of them at its desk, or a new one. */
export const AuctionPane = () => {
  const { within } = useMoneyPlace();
  if (within !== null && within !== 'new') return <AuctionDesk key={within} auctionId={within} />;
  return <div className="money-pane">{within === 'new' ? <BeginAuction /> : <Auctions />}</div>;
};

const Auctions = () => {
  const { t, language } = useWords();
  const { value, error } = useAsk('auctions.list', {});
  if (value === undefined) return error === null ? <Skeleton lines={8} /> : <ErrorNotice failure={error} />;
  if (value.auctions.length === 0)
    return (
      <>
        <p className="quiet auction-lead">{t('auction.lead')}</p>
        <BeginAuction />
      </>
    );
  return (
    <Section
      title={t('auction.kept')}
      acts={
        <Button icon={PlusIcon} onPress={() => goToPane('auction', 'new')}>
          {t('auction.new')}
        </Button>
      }
    >
      <Table
        label={t('auction.kept')}
        columns={[
          {
            id: 'title',
            label: t('auction.name'),
            cell: ({ auctionId, title }) => (
              <Button kind="quiet" onPress={() => goToPane('auction', auctionId)}>
                <bdi className="clip">{title}</bdi>
              </Button>
            ),
          },
          {
            id: 'start',
            label: t('calc.field.startsAt'),
            cell: ({ startsAt }) => <When at={new Date(startsAt).toISOString() as Instant} />,
          },
          {
            id: 'offers',
            label: t('auction.history'),
            align: 'end',
            cell: ({ offers }) => <bdi>{countText(offers, language)}</bdi>,
          },
          {
            id: 'current',
            label: t('auction.least'),
            align: 'end',
            cell: ({ current }) => <Money value={{ amount: current, currency: 'RUB' }} />,
          },
          {
            id: 'own',
            label: t('auction.whose'),
            cell: ({ offers, currentIsOwn }) =>
              offers === 0 ? '' : t(currentIsOwn ? 'auction.ours' : 'auction.theirs'),
          },
        ]}
        rows={value.auctions}
        keyOf={({ auctionId }) => auctionId}
      />
    </Section>
  );
};
