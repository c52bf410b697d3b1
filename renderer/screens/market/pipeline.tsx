import { useState } from 'react';
import type { DealRow, PipelineView } from '#shared/contract/market.ts';
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
import { Button as Pressable } from 'react-aria-components';
import { BarChart } from '../../components/charts/index.ts';
import { amountText, countText, currencySign } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { useOrganiser } from '../../state/organiser.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { Narrow } from './narrow.tsx';
import { dayWords, rateText } from './words.ts';

type PipelineProps = { readonly chosen: string | null; readonly onAdd: () => void };

const byLabel = (named: ReadonlyMap<string, string>) =>
  [...named].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label));
const channelsIn = (deals: readonly DealRow[]) =>
  byLabel(
    new Map(
      deals.flatMap(({ deal, channel }) =>
        deal.channelId === null || channel === null ? [] : [[deal.channelId, channel] as const],
      ),
    ),
  );
const ownersIn = (deals: readonly DealRow[]) =>
  byLabel(new Map(deals.flatMap(({ deal: { owner } }) => (owner === null ? [] : [[owner, owner] as const]))));

/** Deals in their six stages, and how many went on, counted. */
export const Pipeline = ({ chosen, onAdd }: PipelineProps) => {
  const words = useWords();
  const { t } = words;
  const [channelId, setChannel] = useState<string | null>(null);
  const [owner, setOwner] = useState<string | null>(null);
  const { value: all } = useAsk('market.pipeline', {});
  const { value, error } = useAsk('market.pipeline', { channelId, owner });
  if (value === undefined) return error === null ? <Skeleton lines={10} /> : <ErrorNotice failure={error} />;
  if (value.deals.length === 0 && channelId === null && owner === null)
    return (
      <EmptyState
        icon={MarketIcon}
        title={t('market.empty.deal')}
        act={
          <Button icon={PlusIcon} kind="primary" onPress={onAdd}>
            {t('market.add', { kind: t('market.kind.deal') })}
          </Button>
        }
      >
        {t('market.empty.deal.words')}
      </EmptyState>
    );
  return (
    // A region that scrolls has to be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="market-scroll" tabIndex={0} role="group" aria-label={t('market.pipeline')}>
      <Toolbar>
        <Narrow
          label={t('market.field.channelId')}
          all={t('market.all-channels')}
          value={channelId}
          choices={channelsIn(all?.deals ?? [])}
          onChange={setChannel}
        />
        <Narrow
          label={t('market.field.owner')}
          all={t('market.everybody')}
          value={owner}
          choices={ownersIn(all?.deals ?? [])}
          onChange={setOwner}
        />
      </Toolbar>
      <p className="market-line">{t('market.contracts-line', { rate: rateText(value.contracts, words) })}</p>
      <Stages view={value} chosen={chosen} />
      <Funnel view={value} />
      <Refusals view={value} />
    </div>
  );
};

const Stages = ({ view: { deals, steps }, chosen }: { view: PipelineView; chosen: string | null }) => {
  const words = useWords();
  const { t, language } = words;
  const begun = deals.filter(({ stage }) => stage === null);
  const columns = [
    ...(begun.length === 0 ? [] : [{ id: 'begun', name: t('market.not-begun'), onward: null, deals: begun }]),
    ...steps.map(({ stage, onward }) => ({
      id: stage,
      name: t(`market.stage.${stage}`),
      onward,
      deals: deals.filter((deal) => deal.stage === stage),
    })),
  ];
  return (
    <ol className="market-board">
      {columns.map((column) => (
        <li key={column.id} className="market-column">
          <header>
            <h2>{column.name}</h2>
            <span className="quiet">{countText(column.deals.length, language)}</span>
          </header>
          <ul>
            {column.deals.map((row) => (
              <li key={row.deal.recordId}>
                <DealCard row={row} isHere={row.deal.recordId === chosen} />
              </li>
            ))}
          </ul>
          <p className="market-onward quiet">
            {column.onward !== null && t('market.onward', { rate: rateText(column.onward, words) })}
          </p>
        </li>
      ))}
    </ol>
  );
};

const DealCard = ({ row, isHere }: { row: DealRow; isHere: boolean }) => {
  const words = useWords();
  const { t, language } = words;
  const { reasonName } = useOrganiser();
  const { deal, customer, since, isContract, reasonId } = row;
  return (
    <Pressable
      className={isHere ? 'market-deal market-deal-here' : 'market-deal'}
      onPress={() => navigate({ screen: 'market', tab: 'pipeline', id: deal.recordId })}
      {...(isHere ? { 'aria-current': 'true' as const } : {})}
    >
      <bdi className="market-deal-name">{deal.name}</bdi>
      {customer !== null && <bdi className="quiet clip">{customer}</bdi>}
      <span className="market-deal-foot">
        {deal.amount !== null && (
          <bdi className="ltr">
            {amountText(deal.amount, language)} {currencySign(deal.currency, language)}
          </bdi>
        )}
        {since !== null && <span className="quiet">{dayWords(since, words)}</span>}
      </span>
      {isContract && <span className="market-won">{t('market.contract')}</span>}
      {reasonId !== null && <span className="market-refused">{reasonName(reasonId)}</span>}
    </Pressable>
  );
};

/** How many deals were ever as far as each stage. */
const Funnel = ({ view: { steps, contracts } }: { view: PipelineView }) => {
  const words = useWords();
  const { t } = words;
  const bars = [
    ...steps
      .filter(({ stage }) => stage !== 'refusals')
      .map(({ stage, reached, onward }) => ({
        id: stage,
        name: t(`market.stage.${stage}`),
        value: String(reached),
        note: onward === null ? '' : t('market.onward', { rate: rateText(onward, words) }),
      })),
    { id: 'contracts', name: t('market.field.contracts'), value: String(contracts.count), look: 'chosen' as const },
  ];
  return (
    <div className="market-chart">
      <BarChart
        isCount
        label={t('market.funnel')}
        nameLabel={t('market.move.stage')}
        valueLabel={t('market.deals')}
        bars={bars}
        gutter={190}
      />
      <p className="quiet">{t('market.funnel.hint')}</p>
    </div>
  );
};

const Refusals = ({ view: { reasons } }: { view: PipelineView }) => {
  const { t, language } = useWords();
  const { reasonName } = useOrganiser();
  return reasons.length === 0 ? null : (
    <Section title={t('market.refusals')}>
      <Table
        label={t('market.refusals')}
        rows={reasons}
        keyOf={({ reasonId }) => reasonId}
        columns={[
          { id: 'reason', label: t('market.move.reason'), cell: ({ reasonId }) => reasonName(reasonId) },
          { id: 'count', label: t('market.deals'), align: 'end', cell: ({ count }) => countText(count, language) },
        ]}
      />
    </Section>
  );
};
