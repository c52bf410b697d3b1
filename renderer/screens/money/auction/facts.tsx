import type { ReactNode } from 'react';
import type { AuctionView } from '#shared/contract/auctions.ts';
import { Money, StatusLight } from '../../../components/index.ts';
import { amountText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';

const Fact = ({ label, children, under }: { label: string; children: ReactNode; under?: ReactNode }) => (
  <div className="auction-fact">
    <dt>{label}</dt>
    <dd>
      <strong>{children}</strong>
      <span className="quiet">{under ?? '\u00a0'}</span>
    </dd>
  </div>
);

const rub = (amount: string | null): ReactNode => (
  <Money value={amount === null ? null : { amount, currency: 'RUB' }} />
);

/** What stands and what is taken now, where it stops paying, and where anti-dumping begins. */
export const DeskFacts = ({ view: { desk } }: { view: AuctionView }) => {
  const { t, language } = useWords();
  const { lowest, highest } = desk;
  const isAnyOffer = desk.rows.some(({ lowers }) => lowers);
  return (
    <dl className="auction-facts">
      <Fact
        label={t('auction.least')}
        under={isAnyOffer ? t(desk.currentIsOwn ? 'auction.ours' : 'auction.theirs') : t('auction.least.none')}
      >
        {rub(desk.current)}
      </Fact>
      <Fact
        label={t('auction.range')}
        under={
          <bdi>
            {t('auction.steps', {
              least: amountText(desk.stepMin, language),
              most: amountText(desk.stepMax, language),
            })}
          </bdi>
        }
      >
        {lowest === null || highest === null ? (
          t(desk.phase === 'closed' ? 'auction.over' : 'auction.range.none')
        ) : (
          <bdi className="ltr" dir="ltr">
            {amountText(lowest, language)} – {amountText(highest, language)}
          </bdi>
        )}
      </Fact>
      <Fact label={t('auction.floor')} under={desk.floor === null ? t('auction.floor.none') : undefined}>
        {rub(desk.floor)}
      </Fact>
      <Fact label={t('auction.dumping-from')}>{rub(desk.dumpingFrom)}</Fact>
      <Fact label={t('auction.step-cost')}>{rub(desk.stepCost)}</Fact>
    </dl>
  );
};

/** The two lines one must not cross unawares, said large; the place stays when there is nothing to warn of. */
export const DeskWarning = ({ view: { desk } }: { view: AuctionView }) => {
  const { t } = useWords();
  const next = desk.draft ?? desk.ladder[0];
  const isLoss = next?.belowFloor === true;
  const isDumping = next?.dumping === true;
  return (
    <div
      className={`auction-warning auction-warning-${isLoss ? 'floor' : isDumping ? 'dumping' : 'calm'}`}
      role="status"
    >
      {!isLoss && !isDumping && <span className="faint">{t('auction.calm')}</span>}
      {isLoss && (
        <StatusLight size={20} tone="stop">
          {t('auction.warn.floor')} {rub(desk.floor)}
        </StatusLight>
      )}
      {isDumping && (
        <StatusLight size={isLoss ? 16 : 20} tone="attention">
          {t('auction.warn.dumping')} {rub(desk.dumpingFrom)}
        </StatusLight>
      )}
    </div>
  );
};
