import { useState } from 'react';
import { outcomes, type SubmissionOutcome } from '#shared/bid/submission/events.ts';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import {
  Button,
  DecimalField,
  ErrorNotice,
  FilePicker,
  Money,
  Notice,
  Section,
  Select,
  Table,
  TextField,
} from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useAct } from '../../state/ask.ts';
import { useOrganiser } from '../../state/organiser.ts';
import { useWords } from '../../state/words.tsx';

type Reading = Answer<'submission.readProtocol'>;

/** How a bid ended; a protocol that was read fills the fields in, and the user notes them. */
export const ResultForm = ({ bid: { bidId, price } }: { bid: BidDetail }) => {
  const { t } = useWords();
  const { reasons, reasonName } = useOrganiser();
  const { run, isRunning, error } = useAct('submission.result');
  const reader = useAct('submission.readProtocol');
  const [reading, setReading] = useState<Reading | null>(null);
  const [outcome, setOutcome] = useState<SubmissionOutcome>('won');
  const [reasonId, setReason] = useState<string>('');
  const [winnerPrice, setPrice] = useState<string | null>(null);
  const [winner, setWinner] = useState('');
  const fitting = reasons.filter(({ of }) => of === 'lost');
  const isReady = outcome === 'won' || reasonId !== '';
  const read = async ([chosen]: readonly FileHandle[]): Promise<void> => {
    if (chosen === undefined) return;
    const answer = await reader.run({ bidId, fileId: chosen.fileId });
    setReading(answer.ok ? answer.value : null);
    if (!answer.ok) return;
    if (answer.value.outcome !== null) setOutcome(answer.value.outcome);
    setPrice(answer.value.winnerPrice);
    setWinner(answer.value.winner ?? '');
  };
  return (
    <Section title={t('submission.form.result')}>
      <div className="submission-form">
        <Select
          label={t('submission.field.outcome')}
          choices={outcomes.map((value) => ({ value, label: t(`submission.state.${value}`) }))}
          value={outcome}
          onChange={setOutcome}
        />
        {outcome !== 'won' && (
          <Select
            label={t('submission.field.reason')}
            placeholder={t('submission.field.reason')}
            choices={fitting.map(({ reasonId: value }) => ({ value, label: reasonName(value) }))}
            value={reasonId}
            onChange={setReason}
          />
        )}
        {outcome !== 'won' && <TextField label={t('submission.field.winner')} value={winner} onChange={setWinner} />}
        <DecimalField isAmount label={t('submission.field.winner-price')} value={winnerPrice} onChange={setPrice} />
        <Button
          isBusy={isRunning}
          isDisabled={!isReady}
          onPress={() =>
            void run({
              bidId,
              outcome,
              reasonId: outcome === 'won' ? null : reasonId,
              winnerPrice,
              winner: winner.trim() || null,
              place: reading?.place ?? null,
            })
          }
        >
          {t('submission.act.result')}
        </Button>
        <FilePicker kind="quiet" purpose="document" onChosen={(files) => void read(files)}>
          {t('submission.protocol.act')}
        </FilePicker>
      </div>
      {reader.error !== null && <ErrorNotice failure={reader.error} />}
      {reading !== null && <ProtocolPrices reading={reading} currency={price?.currency ?? 'RUB'} />}
      {error !== null && <ErrorNotice failure={error} />}
    </Section>
  );
};

/** Every price the protocol names, ours marked with how it was known. */
const ProtocolPrices = ({ reading, currency }: { reading: Reading; currency: string }) => {
  const { t, language } = useWords();
  const { offers, own, isOfProcedure, number } = reading;
  const title = t('submission.protocol.count', { count: offers.length });
  return (
    <>
      {isOfProcedure === false && (
        <Notice tone="attention">{t('submission.protocol.other', { number: number ?? '' })}</Notice>
      )}
      <Table
        label={title}
        rows={offers.map((offer, index) => ({ ...offer, index }))}
        keyOf={({ index }) => String(index)}
        columns={[
          {
            id: 'place',
            label: t('submission.protocol.place'),
            cell: ({ place }) => (place === null ? <span className="faint">—</span> : countText(place, language)),
          },
          {
            id: 'bidder',
            label: title,
            cell: ({ bidder, index }) => (
              <>
                <bdi>{bidder}</bdi>
                {own?.index === index && <span className="quiet"> · {t(`submission.protocol.own.${own.by}`)}</span>}
              </>
            ),
          },
          {
            id: 'price',
            label: t('submission.field.price'),
            align: 'end',
            cell: (offer) => <Money value={{ amount: offer.price, currency: offer.currency ?? currency }} />,
          },
        ]}
      />
      {own === null && <p className="quiet">{t('submission.protocol.own.none')}</p>}
    </>
  );
};
