import type { ReactNode } from 'react';
import { ErrorNotice, Page, Skeleton } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { longDayText, moscow } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { PlanNotice } from '../../frame/plan-notice.tsx';
import { ReminderList } from '../../frame/reminder-notice.tsx';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { Cash } from './cash.tsx';
import { Changed } from './changed.tsx';
import { Due } from './due.tsx';
import { Stuck } from './stuck.tsx';
import './today.css';

/** What asks for attention now: what is due, what has changed, what is stuck; below, the money it freezes. */
export const TodayScreen = () => {
  const { t, language } = useWords();
  const now = useMinute();
  const { value, error } = useAsk('today.show', {});
  return (
    <Page title={t('frame.screen.today')} lead={longDayText(now, moscow, language)}>
      {error !== null && <ErrorNotice failure={error} />}
      <ReminderList />
      <PlanNotice />
      <div className="today">
        <Column title={t('today.due')} count={value?.due.length}>
          {value === undefined ? <Skeleton lines={8} /> : <Due due={value.due} />}
        </Column>
        <Column title={t('today.changed')} count={value?.changed.length}>
          {value === undefined ? <Skeleton lines={8} /> : <Changed changed={value.changed} />}
        </Column>
        <Column title={t('today.stuck')} count={value?.stuck.length}>
          {value === undefined ? <Skeleton lines={8} /> : <Stuck stuck={value.stuck} />}
        </Column>
      </div>
      {value === undefined ? <Skeleton height={208} /> : <Cash cash={value.cash} now={value.now} />}
    </Page>
  );
};

const Column = ({ title, count, children }: { title: string; count: number | undefined; children: ReactNode }) => {
  const { language } = useWords();
  return (
    <section className="today-column" aria-label={title}>
      <h2 className="today-head">
        {title}
        {count !== undefined && count > 0 && <span className="tab-count">{countText(count, language)}</span>}
      </h2>
      <div className="today-scroll">{children}</div>
    </section>
  );
};
