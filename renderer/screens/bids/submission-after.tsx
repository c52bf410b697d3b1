import { useState } from 'react';
import type { SubmissionView } from '#shared/contract/submission.ts';
import type { AfterStep } from '#shared/bid/submission/events.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { dayIn, type Instant } from '#shared/kernel/instant.ts';
import type { TextKey } from '#shared/text/keys.ts';
import {
  Button,
  DayField,
  ErrorNotice,
  IconButton,
  Section,
  Select,
  StatusLight,
  Table,
  UndoIcon,
} from '../../components/index.ts';
import { isolateCodes } from '../../format/isolate-codes.ts';
import { dayText, moscow, plainDayText } from '../../format/time.ts';
import { remember, useAct } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';

type After = SubmissionView['after'][number];

/** What follows the result: each date with its rule, and what has happened. */
export const AfterResult = ({ view: { bidId, after } }: { view: SubmissionView }) => {
  const { t, language } = useWords();
  const { run, isRunning, error } = useAct('submission.step');
  const note = async (step: AfterStep, at: Instant | null, isDone: boolean): Promise<void> => {
    const answer = await run({ bidId, step, at, isDone });
    if (answer.ok) remember('submission.show', { bidId }, answer.value);
  };
  if (after.length === 0) return null;
  return (
    <Section title={t('submission.after')} hint={t('submission.after.hint')}>
      <Table
        label={t('submission.after')}
        rows={after}
        keyOf={({ step }) => step}
        columns={[
          {
            id: 'step',
            label: t('submission.after.step'),
            cell: ({ step, isOurs }) => (
              <>
                {t(`submission.step.${step}`)}
                {isOurs && <span className="quiet"> · {t('submission.after.ours')}</span>}
              </>
            ),
          },
          { id: 'due', label: t('submission.after.due'), cell: (date) => <Due date={date} /> },
          {
            id: 'done',
            label: t('submission.after.done'),
            cell: ({ doneAt }) =>
              doneAt === null ? (
                <span className="faint">—</span>
              ) : (
                <StatusLight tone="fine">{dayText(doneAt, moscow, language)}</StatusLight>
              ),
          },
          {
            id: 'acts',
            label: t('submission.after.done'),
            hideLabel: true,
            width: '36px',
            cell: ({ step, doneAt }) =>
              doneAt === null ? null : (
                <IconButton
                  icon={UndoIcon}
                  label={t('submission.act.unstep', { step: t(`submission.step.${step}`) })}
                  onPress={() => void note(step, null, false)}
                />
              ),
          },
        ]}
      />
      <NoteForm after={after} isRunning={isRunning} onNote={(step, at) => void note(step, at, true)} />
      {error !== null && <ErrorNotice failure={error} />}
    </Section>
  );
};

const Due = ({ date: { state, at, day, article, waitsFor, isOverdue } }: { date: After }) => {
  const { t, language } = useWords();
  const rule = article !== null && (
    <span className="submission-rule quiet">{isolateCodes(citationIn(language, article))}</span>
  );
  if (state === 'due' && at !== null)
    return (
      <span className="submission-due">
        <span>
          {day === null ? dayText(at, moscow, language) : plainDayText(day, language, 'date')}
          {isOverdue && (
            <>
              {' '}
              <StatusLight tone="stop">{t('submission.after.overdue')}</StatusLight>
            </>
          )}
        </span>
        {rule}
      </span>
    );
  return (
    <span className="submission-due quiet">
      <span>
        {state === 'waits' && waitsFor !== null
          ? t('submission.after.waits', { step: t(`deadline.event.${waitsFor}` as TextKey) })
          : t(state === 'unknown' ? 'submission.after.unknown' : 'submission.after.open')}
      </span>
      {rule}
    </span>
  );
};

type NoteFormProps = {
  readonly after: readonly After[];
  readonly isRunning: boolean;
  readonly onNote: (step: AfterStep, at: Instant | null) => void;
};

const NoteForm = ({ after, isRunning, onNote }: NoteFormProps) => {
  const { t } = useWords();
  const today = dayIn(useMinute(), moscow);
  const open = after.filter(({ doneAt }) => doneAt === null).map(({ step }) => step);
  const [wanted, setWanted] = useState<AfterStep | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const step = open.find((each) => each === wanted) ?? open[0];
  if (step === undefined) return null;
  // Noon in Moscow stands for a day; today is now.
  const at = day === null || day === today ? null : (`${day}T09:00:00Z` as Instant);
  const words = t(`submission.step.${step}`);
  return (
    <div className="submission-form">
      <Select
        label={t('submission.after.step')}
        value={step}
        choices={open.map((value) => ({ value, label: t(`submission.step.${value}`) }))}
        onChange={setWanted}
      />
      <DayField label={t('submission.field.day')} hint={t('market.move.today')} value={day} onChange={setDay} />
      <Button
        isBusy={isRunning}
        onPress={() => {
          onNote(step, at);
          setDay(null);
        }}
      >
        {t('submission.act.step', { step: words })}
      </Button>
    </div>
  );
};
