import { Button as Pressable } from 'react-aria-components';
import type { Today } from '#shared/contract/workspace.ts';
import { dayIn, type Instant } from '#shared/kernel/instant.ts';
import {
  BidsIcon,
  CertificateIcon,
  EmptyState,
  QuestionIcon,
  SignIcon,
  TimeLeft,
  TodayIcon,
  type Icon,
} from '../../components/index.ts';
import { clockText, moscow, plainDayText } from '../../format/time.ts';
import { useMinute } from '../../state/clock.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { More, useFirst } from './more.tsx';

type Entry = Today['due'][number];

const signs: Record<Entry['kind'], Icon> = {
  'bid-deadline': BidsIcon,
  'question-deadline': QuestionIcon,
  'next-step': TodayIcon,
  'certificate-end': CertificateIcon,
  'contract-step': SignIcon,
};

const open = (entry: Entry): void => {
  if (entry.bidId !== null) navigate({ screen: 'bids', id: entry.bidId });
  else if (entry.procedureId !== null) navigate({ screen: 'procedures', id: entry.procedureId });
  else navigate({ screen: 'company', tab: 'keys' });
};

/** In time's order, under the Moscow day each falls on. */
export const Due = ({ due }: { due: readonly Entry[] }) => {
  const { t, language } = useWords();
  const now = useMinute();
  const { shown, rest, showMore } = useFirst(due);
  if (due.length === 0) {
    return (
      <EmptyState icon={TodayIcon} title={t('today.due.none')}>
        {t('today.due.none.words')}
      </EmptyState>
    );
  }
  const days = Map.groupBy(shown, (entry) => dayIn(entry.at, moscow));
  const today = dayIn(now, moscow);
  const tomorrow = dayIn(new Date(Date.parse(now) + 86_400_000).toISOString() as Instant, moscow);
  const nameOf = (day: string): string => {
    if (day === today) return t('today.day.today');
    if (day === tomorrow) return t('today.day.tomorrow');
    return plainDayText(day, language, 'weekday');
  };
  return (
    <>
      {[...days].map(([day, entries]) => (
        <div key={day}>
          <h3 className="today-day">{nameOf(day)}</h3>
          <ul className="today-list">
            {entries.map((entry) => {
              const Sign = signs[entry.kind];
              return (
                <li key={`${entry.kind}-${entry.procedureId ?? ''}-${entry.bidId ?? ''}-${entry.at}-${entry.title}`}>
                  <Pressable className="today-item" onPress={() => open(entry)}>
                    <Sign className="today-sign" />
                    <span className="today-words">
                      <bdi className="today-title">{entry.title}</bdi>
                      <span className="today-aside">
                        <span>
                          {entry.step === undefined
                            ? t(`today.kind.${entry.kind}`)
                            : t(`submission.step.${entry.step}`)}{' '}
                          <bdi className="ltr">{clockText(entry.at, moscow, language)}</bdi>
                        </span>
                        {entry.buyer !== null && (
                          <>
                            <span>·</span>
                            <bdi>{entry.buyer}</bdi>
                          </>
                        )}
                      </span>
                    </span>
                    <span className="today-end">
                      <TimeLeft at={entry.at} />
                    </span>
                  </Pressable>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      <More rest={rest} showMore={showMore} />
    </>
  );
};
