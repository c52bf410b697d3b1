import { useState } from 'react';
import type { ProcedureDeadlines } from '#shared/contract/deadlines.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { stateableEvents, type StateableEvent } from '#shared/procedure/deadline-graph-rules.ts';
import { readLocalInstant } from '#shared/procedure/local-instant.ts';
import {
  Button,
  DayField,
  DecimalField,
  ErrorNotice,
  PlusIcon,
  Select,
  Switch,
  TextField,
} from '../../components/index.ts';
import { moscow } from '../../format/time.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

/** Own steps, reminders, and the way into a calendar. */
export const DateActs = ({ deadlines: { id, isWatched } }: { deadlines: ProcedureDeadlines }) => {
  const { t } = useWords();
  const watch = useAct('deadlines.watch');
  const calendar = useAct('deadlines.calendar');
  const reveal = useAct('files.reveal');
  const [path, setPath] = useState<string | null>(null);
  const [isNothing, setNothing] = useState(false);
  const exportFile = async (): Promise<void> => {
    const answer = await calendar.run({ ids: [id], keep: true });
    if (!answer.ok) return;
    setNothing(answer.value.path === null);
    setPath(answer.value.path);
    if (answer.value.path === null) return;
    await reveal.run({ path: answer.value.path });
  };
  return (
    <div className="dates-acts">
      <StepForm id={id} />
      <StatedForm id={id} />
      <div className="dates-line">
        <Switch isSelected={isWatched} onChange={(watched) => void watch.run({ id, watched })}>
          {t('deadlines.watch')}
        </Switch>
        <Button kind="quiet" isBusy={calendar.isRunning} onPress={() => void exportFile()}>
          {t('deadlines.export')}
        </Button>
      </div>
      {path !== null && (
        <p className="quiet">
          {t('deadlines.written', { file: '' })} <bdi className="ltr mono">{path}</bdi>
        </p>
      )}
      {isNothing && <p className="quiet">{t('deadlines.none')}</p>}
      {[watch.error, calendar.error].map((error) => error !== null && <ErrorNotice key={error.code} failure={error} />)}
    </div>
  );
};

const timeForm = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const StepForm = ({ id }: { id: string }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('deadlines.addStep');
  const [title, setTitle] = useState('');
  const [days, setDays] = useState<string | null>('1');
  const [time, setTime] = useState('18:00');
  const count = Number(days ?? '');
  const isReady = title.trim() !== '' && Number.isInteger(count) && count >= 0 && count <= 250 && timeForm.test(time);
  const add = async (): Promise<void> => {
    const answer = await run({ id, title: title.trim(), workingDays: count === 0 ? 0 : -count, time });
    if (answer.ok) setTitle('');
  };
  return (
    <div className="dates-form">
      <TextField
        label={t('deadlines.step.title')}
        placeholder={t('deadlines.step.example')}
        value={title}
        onChange={setTitle}
      />
      <DecimalField label={t('deadlines.step.days')} value={days} onChange={setDays} />
      <TextField label={t('deadlines.step.time')} isCode value={time} onChange={setTime} />
      <Button icon={PlusIcon} isBusy={isRunning} isDisabled={!isReady} onPress={() => void add()}>
        {t('deadlines.step.add')}
      </Button>
      {error !== null && <ErrorNotice failure={error} />}
    </div>
  );
};

const noEvent: StateableEvent = 'protocol';

/** A date that the notice does not know: the protocol's, the acceptance's. What hangs on it is dated by it. */
const StatedForm = ({ id }: { id: string }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('deadlines.state');
  const [event, setEvent] = useState<StateableEvent>(noEvent);
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState('10:00');
  const local = day === null || !timeForm.test(time) ? null : readLocalInstant(`${day}T${time}:00`, moscow);
  const moment = local !== null && (local.kind === 'read' || local.kind === 'twice') ? local.moment : null;
  const state = async (): Promise<void> => {
    if (moment === null) return;
    const answer = await run({ id, event, at: instantFromEpoch(moment.milliseconds), zone: moscow });
    if (answer.ok) setDay(null);
  };
  return (
    <div className="dates-form">
      <Select
        label={t('deadlines.state.event')}
        choices={stateableEvents.map((value) => ({ value, label: t(`deadline.event.${value}`) }))}
        value={event}
        onChange={setEvent}
      />
      <DayField label={t('deadlines.state.day')} value={day} onChange={setDay} />
      <TextField label={t('deadlines.state.time')} isCode value={time} onChange={setTime} />
      <Button icon={PlusIcon} isBusy={isRunning} isDisabled={moment === null} onPress={() => void state()}>
        {t('deadlines.state')}
      </Button>
      {error !== null && <ErrorNotice failure={error} />}
    </div>
  );
};
