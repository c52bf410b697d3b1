import type { ReactNode } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { SubmissionView } from '#shared/contract/submission.ts';
import { Digest, ExactTime, Money } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useOrganiser } from '../../state/organiser.ts';
import { useWords } from '../../state/words.tsx';

type Event = SubmissionView['events'][number];
type Receipt = NonNullable<SubmissionView['receipt']>;

/** What happened to a bid, in order, with what proves it. */
export const SubmissionEvents = ({ bid, view: { events } }: { bid: BidDetail; view: SubmissionView }) => {
  const { t } = useWords();
  if (events.length === 0) return null;
  return (
    <ol className="submission-events">
      {events.map((event, index) => (
        <li key={`${event.at} ${String(index)}`}>
          <ExactTime at={event.at} />{' '}
          <span className="submission-event">
            <EventWords bid={bid} event={event} />
          </span>
          {event.kind === 'submitted' && event.receipt === null && (
            <span className="quiet">{t('submission.event.no-receipt')}</span>
          )}
        </li>
      ))}
    </ol>
  );
};

const ReceiptWords = ({ receipt: { number, file } }: { receipt: Receipt }) => {
  const { t } = useWords();
  return (
    <>
      {t('submission.event.receipt')} {number !== null && <bdi className="mono">{number}</bdi>}
      {file !== null && (
        <>
          {number !== null && ' · '}
          <bdi>{file.name}</bdi> <Digest value={file.digest} short />
        </>
      )}
    </>
  );
};

const EventWords = ({ bid, event }: { bid: BidDetail; event: Event }) => {
  const { t } = useWords();
  switch (event.kind) {
    case 'submitted':
      return (
        <>
          {t('submission.event.submitted', { version: event.version })} <Digest value={event.packageDigest} short />
          {event.receipt !== null && (
            <>
              {' · '}
              <ReceiptWords receipt={event.receipt} />
            </>
          )}
        </>
      );
    case 'receipt':
      return <ReceiptWords receipt={event.receipt} />;
    case 'withdrawn':
      return (
        <>
          {t('submission.state.withdrawn')}: <bdi>{event.reason}</bdi>
        </>
      );
    case 'step':
      return t(event.isDone ? 'submission.event.step' : 'submission.event.unstep', {
        step: t(`submission.step.${event.step}`),
      });
    case 'result':
      return <ResultWords bid={bid} event={event} />;
  }
};

const ResultWords = ({ bid, event }: { bid: BidDetail; event: Extract<Event, { kind: 'result' }> }) => {
  const { t, language } = useWords();
  const { reasonName } = useOrganiser();
  const { outcome, reasonId, note, winner, winnerPrice, place } = event;
  const price = winnerPrice === null ? null : { amount: winnerPrice, currency: bid.price?.currency ?? 'RUB' };
  const parts: readonly (readonly [string, ReactNode])[] = [
    ['outcome', t(`submission.state.${outcome}`)],
    ...(reasonId === null ? [] : [['reason', reasonName(reasonId)] as const]),
    ...(place === null ? [] : [['place', t('submission.event.place', { place: countText(place, language) })] as const]),
    ...(typeof winner === 'string'
      ? [
          [
            'winner',
            <span key="winner">
              {t('submission.field.winner')}: <bdi>{winner}</bdi>
            </span>,
          ] as const,
        ]
      : []),
    ...(price === null ? [] : [['price', <Money key="price" value={price} />] as const]),
    ...(note === '' ? [] : [['note', <bdi key="note">{note}</bdi>] as const]),
  ];
  return parts.map(([key, words], index) => (
    <span key={key}>
      {index > 0 && ' · '}
      {words}
    </span>
  ));
};
