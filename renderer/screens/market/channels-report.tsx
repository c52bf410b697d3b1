import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorNotice,
  MarketIcon,
  PlusIcon,
  Section,
  Skeleton,
  Table,
  Toolbar,
} from '../../components/index.ts';
import { BarChart } from '../../components/charts/index.ts';
import { amountText, countText, currencySign } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { Narrow } from './narrow.tsx';
import { Link } from './link.tsx';
import { choiceName, monthWords } from './words.ts';

/** What each channel cost and brought in a year; shares add up to a hundred. */
export const ChannelsReport = ({ onAdd }: { onAdd: () => void }) => {
  const words = useWords();
  const { t, language } = words;
  const [year, setYear] = useState<string | null>(null);
  const [currency, setCurrency] = useState<string | null>(null);
  const { value: last } = useAsk('market.channels', {});
  const { value, error } = useAsk('market.channels', {
    ...(year === null ? {} : { from: `${year}-01`, to: `${year}-12` }),
    ...(currency === null ? {} : { currency }),
  });
  if (value === undefined) return error === null ? <Skeleton lines={8} /> : <ErrorNotice failure={error} />;
  const { rows, from, to, cost, sum, contracts, withoutChannel, otherCurrency } = value;
  if (rows.length === 0)
    return (
      <EmptyState
        icon={MarketIcon}
        title={t('market.empty.channel')}
        act={
          <Button icon={PlusIcon} kind="primary" onPress={onAdd}>
            {t('market.add', { kind: t('market.kind.channel') })}
          </Button>
        }
      >
        {t('market.empty.channel.words')}
      </EmptyState>
    );
  const figure = (text: string) => <bdi dir="ltr">{text}</bdi>;
  const share = (percent: string | null) =>
    percent === null ? <span className="faint">—</span> : figure(amountText(percent, language));
  const unit = currencySign(value.currency, language);
  const thisYear = Number((last ?? value).to.slice(0, 4));
  return (
    // A region that scrolls has to be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="market-scroll" tabIndex={0} role="group" aria-label={t('market.section.channels')}>
      <Toolbar>
        <Narrow
          label={t('market.period.choose')}
          all={t('market.period.twelve-months')}
          value={year}
          choices={[0, 1, 2].map((back) => ({ value: String(thisYear - back), label: String(thisYear - back) }))}
          onChange={setYear}
        />
        <Narrow
          label={t('market.field.currency')}
          all="RUB"
          value={currency}
          choices={['EUR', 'USD', 'CNY', 'UAH'].map((each) => ({ value: each, label: each }))}
          onChange={setCurrency}
        />
      </Toolbar>
      <Section
        title={t('market.channels')}
        hint={t('market.period', { from: monthWords(from, words), to: monthWords(to, words) })}
      >
        <Table
          label={t('market.channels')}
          rows={rows}
          keyOf={({ channelId }) => channelId}
          columns={[
            {
              id: 'name',
              label: t('market.kind.channel'),
              cell: ({ channelId, name }) => (
                <Link onPress={() => navigate({ screen: 'market', tab: 'channels', id: channelId })}>{name}</Link>
              ),
            },
            {
              id: 'kind',
              label: t('market.field.channelKind'),
              cell: ({ channelKind }) => choiceName(channelKind, words),
            },
            {
              id: 'cost',
              label: t('market.cost', { unit }),
              align: 'end',
              cell: (row) => figure(amountText(row.cost, language)),
            },
            { id: 'cost-share', label: t('market.share-of-cost'), align: 'end', cell: (row) => share(row.costShare) },
            {
              id: 'contracts',
              label: t('market.field.contracts'),
              align: 'end',
              cell: (row) => countText(row.contracts, language),
            },
            {
              id: 'sum',
              label: t('market.sum', { unit }),
              align: 'end',
              cell: (row) => figure(amountText(row.sum, language)),
            },
            { id: 'share', label: t('market.share'), align: 'end', cell: (row) => share(row.share) },
            {
              id: 'unit',
              label: t('market.per-contract', { unit }),
              align: 'end',
              cell: ({ costPerContract }) =>
                costPerContract === null ? (
                  <span className="faint">—</span>
                ) : (
                  figure(amountText(costPerContract, language))
                ),
            },
          ]}
        />
        <p className="market-line">
          {t('market.channels.total', {
            cost: `${amountText(cost, language)} ${unit}`,
            sum: `${amountText(sum, language)} ${unit}`,
            count: countText(contracts, language),
          })}
        </p>
        {withoutChannel > 0 && <p className="quiet">{t('market.line.without-channel', { count: withoutChannel })}</p>}
        {otherCurrency > 0 && <p className="quiet">{t('market.line.other-currency', { count: otherCurrency })}</p>}
      </Section>
      {rows.some(({ share: part }) => part !== null) && (
        <div className="market-chart">
          <BarChart
            label={t('market.share')}
            nameLabel={t('market.kind.channel')}
            valueLabel={t('market.share')}
            bars={rows.map((row) => ({ id: row.channelId, name: row.name, value: row.share ?? '0' }))}
            gutter={160}
          />
        </div>
      )}
    </div>
  );
};
