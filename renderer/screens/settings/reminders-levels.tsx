import { useState } from 'react';
import type { ReminderPlanRecord } from '#shared/contract/date-rules.ts';
import {
  Badge,
  Button,
  ErrorNotice,
  IconButton,
  Select,
  Skeleton,
  TextField,
  TrashIcon,
} from '../../components/index.ts';
import { announce } from '../../state/announce.ts';
import { remember, useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { levelsIn, partsOf } from './reminders-span.ts';

export const ReminderLevels = () => {
  const { value, error } = useAsk('reminders.plan', {});
  const rules = useAsk('dateRules.list', {}).value;
  if (value === undefined || rules === undefined)
    return error === null ? <Skeleton lines={5} /> : <ErrorNotice failure={error} />;
  return <Form key={JSON.stringify(value.plan)} saved={value} events={rules.events} />;
};

type Row = { readonly event: string; readonly text: string };

/** Levels as people type them: `3 d, 1 d, 3 h, 30 min`; one line for every date, more for kinds of dates of their own. */
const Form = ({ saved, events }: { saved: ReminderPlanRecord; events: readonly string[] }) => {
  const { t, say } = useWords();
  const typed = (levels: readonly number[]): string =>
    levels
      .map((level) =>
        partsOf(level)
          .map(({ unit, value }) => `${value} ${t(`reminders.unit.${unit}`)}`)
          .join(' '),
      )
      .join(t('platforms.list-join'));
  const [usual, setUsual] = useState(typed(saved.plan.usual));
  const [rows, setRows] = useState<readonly Row[]>(
    saved.plan.byEvent.map(({ event, levels }) => ({ event, text: typed(levels) })),
  );
  const { run, isRunning, error } = useAct('reminders.savePlan');
  const nameOf = (event: string): string =>
    event === 'own' ? t('reminders.own-steps') : say(`deadline.event.${event}`, event);
  const free = ['own', ...events].filter((event) => !rows.some((row) => row.event === event));
  const isFaulty = (text: string): boolean => levelsIn(text) === null;
  const isReady = !isFaulty(usual) && usual.trim() !== '' && rows.every(({ text }) => !isFaulty(text));
  const keep = async (plan: object | null): Promise<void> => {
    const answer = await run({ plan });
    if (!answer.ok) return;
    remember('reminders.plan', {}, answer.value);
    announce(t('reminders.levels.saved'));
  };
  const plan = {
    usual: levelsIn(usual),
    byEvent: rows.map(({ event, text }) => ({ event, levels: levelsIn(text) })),
  };
  const isChanged = JSON.stringify(plan) !== JSON.stringify(saved.plan);
  const fault = (text: string) => (isFaulty(text) ? { fault: t('reminders.levels.unreadable') } : {});
  return (
    <form
      className="kinds-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void keep(plan);
      }}
    >
      <TextField
        label={t('reminders.usual')}
        hint={t('reminders.levels.form')}
        value={usual}
        onChange={setUsual}
        {...fault(usual)}
      />
      {rows.map(({ event, text }, index) => (
        <div key={event} className="reminders-row">
          <TextField
            label={nameOf(event)}
            hint={t('reminders.levels.none')}
            value={text}
            onChange={(next) => setRows(rows.map((row, at) => (at === index ? { ...row, text: next } : row)))}
            {...fault(text)}
          />
          <IconButton
            icon={TrashIcon}
            label={t('platforms.remove-row', { name: nameOf(event) })}
            onPress={() => setRows(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="reminders-acts">
        <Select
          label={t('reminders.levels.add')}
          hideLabel
          value={null}
          placeholder={t('reminders.levels.add')}
          choices={free.map((event) => ({ value: event, label: nameOf(event) }))}
          onChange={(event) => setRows([...rows, { event, text: usual }])}
        />
      </div>
      {error !== null && <ErrorNotice failure={error} />}
      <div className="reminders-acts">
        <Button kind="primary" type="submit" isDisabled={!isReady || !isChanged} isBusy={isRunning}>
          {t('reminders.levels.save')}
        </Button>
        {saved.standing !== 'shipped' && (
          <>
            <Button kind="quiet" isBusy={isRunning} onPress={() => void keep(null)}>
              {t('reminders.levels.reset')}
            </Button>
            <Badge>{t('standing.edited')}</Badge>
          </>
        )}
      </div>
    </form>
  );
};
