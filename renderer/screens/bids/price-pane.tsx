import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import { vatModes } from '#shared/bid/prices/table.ts';
import {
  Button,
  DayField,
  DecimalField,
  EmptyState,
  ErrorNotice,
  FilePicker,
  FindingList,
  Money,
  PlusIcon,
  Select,
  Skeleton,
  TableIcon,
} from '../../components/index.ts';
import { amountText } from '../../format/numbers.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import { isFrozen } from './next-act.ts';
import { PricePositionPanel } from './price-position.tsx';
import { PriceRows } from './price-rows.tsx';
import { usePrices, type Prices } from './use-prices.ts';

/** The price table of a bid: typed here, counted at once; its total becomes the bid's price when the user says so. */
export const PricePane = ({ bid }: { bid: BidDetail }) => {
  const { t, language } = useWords();
  const { bidId } = bid;
  const prices = usePrices(bidId);
  const [written, setWritten] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const { view, table, totals } = prices;
  const frozen = isFrozen(bid);
  const position = table.positions.find(({ positionId }) => positionId === opened);
  const isEmpty = table.positions.length === 0;
  const take = async (fileId: string | undefined): Promise<void> => {
    if (fileId !== undefined)
      await prices.act(() =>
        runJob({ name: 'prices.import', input: { bidId, fileId }, label: t('prices.job.import') }),
      );
  };
  const write = async (): Promise<void> => {
    const answer = await runJob({ name: 'prices.export', input: { bidId, language }, label: t('prices.job.export') });
    if (!answer.ok) return;
    setWritten(answer.value.path);
    await call('files.reveal', { path: answer.value.path });
  };
  if (view === undefined)
    return prices.error === null ? <Skeleton lines={12} /> : <ErrorNotice failure={prices.error} />;
  const takeIn = (
    <FilePicker kind="quiet" purpose="content" onChosen={([file]) => void take(file?.fileId)}>
      {t('prices.act.import')}
    </FilePicker>
  );
  return (
    <section className="desk-pane price-pane" aria-label={t('prices.title')}>
      <header className="pane-head">
        <h2>{t('prices.title')}</h2>
        <div className="pane-acts">
          {!frozen && takeIn}
          {!isEmpty && (
            <Button kind="quiet" onPress={() => void write()}>
              {t('prices.act.export')}
            </Button>
          )}
        </div>
      </header>
      <div className="pane-body">
        {frozen && <p className="pane-note pane-lock">{t('bids.frozen.note', { version: bid.version })}</p>}
        {prices.error !== null && <ErrorNotice failure={prices.error} />}
        {written !== null && (
          <p className="pane-note">
            {t('prices.written', { path: '' })} <bdi className="ltr mono">{written}</bdi>
          </p>
        )}
        {isEmpty ? (
          <EmptyState
            icon={TableIcon}
            title={t('prices.empty')}
            act={
              frozen ? null : (
                <Button kind="primary" onPress={() => void prices.act(() => call('prices.fromNotice', { bidId }))}>
                  {t('prices.act.begin')}
                </Button>
              )
            }
          >
            {t('prices.empty.hint')}
          </EmptyState>
        ) : (
          <>
            {!frozen && <PriceSettings prices={prices} />}
            <PriceRows prices={prices} isReadOnly={frozen} opened={opened} onOpen={setOpened} />
            {position !== undefined && (
              <PricePositionPanel prices={prices} position={position} isReadOnly={frozen} onOpen={setOpened} />
            )}
            {!frozen && (
              <div>
                <Button kind="quiet" icon={PlusIcon} onPress={() => void prices.add()}>
                  {t('prices.act.add')}
                </Button>
              </div>
            )}
            <div className="price-totals">
              <dl>
                {(['net', 'vat', 'gross'] as const).map((sum) => (
                  <div key={sum}>
                    <dt>{t(`prices.column.${sum}`)}</dt>
                    <dd>
                      <Money value={{ amount: totals[sum], currency: table.currency }} />
                    </dd>
                  </div>
                ))}
              </dl>
              {totals.vatByRate.length > 1 && (
                <p className="quiet">
                  {totals.vatByRate
                    .map(({ rate, vat }) => t('prices.vat-at', { rate, vat: amountText(vat, language) }))
                    .join(' · ')}
                </p>
              )}
              {totals.margin !== null && (
                <p className="quiet">
                  {t('prices.margin', { ...totals.margin, profit: amountText(totals.margin.profit, language) })}
                </p>
              )}
              {!frozen && totals.unpriced === 0 && bid.price?.amount !== totals.gross && (
                <Button onPress={() => void prices.act(() => call('prices.adopt', { bidId }))}>
                  {t('prices.act.adopt')}
                </Button>
              )}
            </div>
            <p className="pane-note">{t('prices.rounding')}</p>
            {prices.findings.length > 0 && <FindingList findings={prices.findings} label={t('prices.findings')} />}
          </>
        )}
      </div>
    </section>
  );
};

const PriceSettings = ({ prices: { table, change } }: { prices: Prices }) => {
  const { t } = useWords();
  return (
    <div className="price-settings">
      <Select
        label={t('prices.vat-mode')}
        choices={vatModes.map((value) => ({ value, label: t(`prices.vat-mode.${value}`) }))}
        value={table.vatMode}
        onChange={(vatMode) => change({ vatMode })}
      />
      {table.vatMode !== 'none' && (
        <DecimalField
          label={t('prices.column.vatRate')}
          value={table.vatRate}
          onChange={(rate) => change({ vatRate: rate ?? '0' })}
        />
      )}
      <DayField
        label={t('prices.column.deliveredOn')}
        value={table.deliveredOn}
        onChange={(deliveredOn) => change({ deliveredOn })}
      />
    </div>
  );
};
