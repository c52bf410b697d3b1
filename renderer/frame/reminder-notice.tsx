import { loudMinutes } from '#shared/calendar/reminder-loudness.ts';
import type { Reminder } from '#shared/contract/deadlines.ts';
import { Button, Notice, TimeLeft, TodayIcon } from '../components/index.ts';
import { countText } from '../format/numbers.ts';
import { deadlineName } from '../format/deadline-name.ts';
import { useAct, useAsk } from '../state/ask.ts';
import { navigate } from '../state/route.ts';
import { useWords } from '../state/words.tsx';

const mostOnToday = 2;
const anHour = 60;

const One = ({ reminder }: { reminder: Reminder }) => {
  const words = useWords();
  const { t } = words;
  const seen = useAct('reminders.acknowledge');
  const later = useAct('reminders.snooze');
  const { reminderId } = reminder;
  return (
    <div className="reminder" role="status">
      <TodayIcon />
      <span className="reminder-words">
        <strong>{deadlineName(reminder, words)}</strong> <TimeLeft at={reminder.at} />
        <button
          type="button"
          className="reminder-procedure clip"
          onClick={() => navigate({ screen: 'procedures', id: reminder.procedureId, tab: 'dates' })}
        >
          <bdi>{reminder.procedureTitle}</bdi>
        </button>
      </span>
      <Button kind="quiet" isBusy={later.isRunning} onPress={() => void later.run({ reminderId, minutes: anHour })}>
        {t('reminders.snooze')}
      </Button>
      <Button isBusy={seen.isRunning} onPress={() => void seen.run({ reminderId })}>
        {t('reminders.acknowledge')}
      </Button>
    </div>
  );
};

/** A clock that can not be believed, and the nearest date of those that are hours away. */
export const ReminderNotice = () => {
  const { t, language } = useWords();
  const { value } = useAsk('reminders.due', {});
  if (value === undefined) return null;
  const { reminders, clock } = value;
  const seconds = Math.abs(clock.aheadSeconds ?? 0);
  const [nearest] = reminders.filter(({ minutes }) => minutes <= loudMinutes);
  return (
    <>
      {clock.isWrong && (
        <Notice tone="stop">
          {t((clock.aheadSeconds ?? 0) > 0 ? 'reminders.clock.ahead' : 'reminders.clock.behind', {
            seconds: countText(seconds, language),
            source: clock.source ?? '',
          })}
        </Notice>
      )}
      {nearest !== undefined && <One reminder={nearest} />}
    </>
  );
};

/** Everything that was said and not answered yet; what every screen shows already is left out. */
export const ReminderList = () => {
  const { t, language } = useWords();
  const { value } = useAsk('reminders.due', {});
  const shown = value?.reminders.filter(({ minutes }) => minutes > loudMinutes) ?? [];
  if (shown.length === 0) return null;
  return (
    <section className="reminder-list" aria-label={t('reminders.title')}>
      {shown.slice(0, mostOnToday).map((reminder) => (
        <One key={reminder.reminderId} reminder={reminder} />
      ))}
      {shown.length > mostOnToday && (
        <p className="reminder-more quiet">+ {countText(shown.length - mostOnToday, language)}</p>
      )}
    </section>
  );
};
