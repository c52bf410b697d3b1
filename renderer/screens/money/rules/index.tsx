import { useMemo, useState } from 'react';
import type { RuleView } from '#shared/contract/money.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import {
  Button,
  DayField,
  Dialog,
  ErrorNotice,
  ExportIcon,
  FilePicker,
  ImportIcon,
  Notice,
  PlusIcon,
  SearchField,
  Select,
  Skeleton,
  Switch,
} from '../../../components/index.ts';
import { moscow, plainDayText } from '../../../format/time.ts';
import { useAct, useAsk } from '../../../state/ask.ts';
import { useMinute } from '../../../state/clock.ts';
import { useOffer } from '../../../state/commands.ts';
import { useWords } from '../../../state/words.tsx';
import type { FormValues } from '../forms/form-values.ts';
import { RuleHistory } from './history.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleTable } from './rule-table.tsx';
import { matches, ruleNameOf, valuesOf } from './rule-view.ts';
import { Standing } from './standing.tsx';
import './rules.css';

/** The rules in force on a day with where they are written; own ones stand before the program's. */
export const RulesPane = () => {
  const { t, say, language } = useWords();
  const today = dayIn(useMinute(), moscow);
  const [typedDay, setDay] = useState<string | null>(null);
  const day = typedDay ?? today;
  const [law, setLaw] = useState('');
  const [looked, setLooked] = useState('');
  const [isOnlyOwn, setOnlyOwn] = useState(false);
  const [edited, setEdited] = useState<{ readonly title: string; readonly start: FormValues } | null>(null);
  const [dropped, setDropped] = useState<RuleView | null>(null);
  const [done, setDone] = useState<{ readonly text: string; readonly path: string | null } | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const { value, error } = useAsk('rules.list', { day, ...(law === '' ? {} : { law }) });
  const exported = useAct('rules.export');
  const imported = useAct('rules.import');
  const removal = useAct('rules.remove');
  const reveal = useAct('files.reveal');
  const laws = useMemo(() => (value?.laws ?? []).map((each) => each.law), [value]);
  const add = (): void =>
    setEdited({ title: t('rules.add'), start: { law: law === '' ? '44-fz' : law, validFrom: day } });
  const toFile = async (): Promise<void> => {
    const answer = await exported.run({ keep: true });
    if (!answer.ok || answer.value.path === undefined) return;
    setDone({ text: t('rules.exported'), path: answer.value.path });
    await reveal.run({ path: answer.value.path });
  };
  const take = async (fileId: string | undefined): Promise<void> => {
    if (fileId === undefined) return;
    setRefused(null);
    const answer = await imported.run({ fileId });
    if (answer.ok) setDone({ text: t('rules.imported', { total: answer.value.saved }), path: null });
  };
  const drop = async (): Promise<void> => {
    if (dropped === null) return;
    const answer = await removal.run({ law: dropped.law, id: dropped.id, validFrom: dropped.validFrom });
    if (answer.ok) setDropped(null);
  };
  useOffer(
    'money.rules',
    useMemo(
      () => [
        {
          id: 'rules.add',
          label: t('rules.add'),
          group: t('money.pane.rules'),
          run: () => setEdited({ title: t('rules.add'), start: { law: '44-fz', validFrom: today } }),
        },
      ],
      [t, today],
    ),
  );
  const rules = (value?.rules ?? []).filter(
    (rule) => (!isOnlyOwn || rule.isOwn) && matches(rule, ruleNameOf(rule.id, say), looked),
  );
  const failure = refused ?? imported.error ?? exported.error;
  return (
    <div className="money-pane">
      <p className="quiet rules-lead">{t('rules.lead')}</p>
      <div className="rules-bar">
        <div className="rules-filters">
          <DayField label={t('rules.day')} value={day} onChange={setDay} />
          <Select
            label={t('rules.law')}
            choices={[
              { value: '', label: t('rules.law.all') },
              ...laws.map((name) => ({ value: name, label: say(`calc.choice.${name}`, name) })),
            ]}
            value={law}
            onChange={setLaw}
          />
          <SearchField
            label={t('rules.find')}
            clearLabel={t('rules.find.clear')}
            value={looked}
            onChange={setLooked}
            placeholder={t('rules.find')}
          />
          <Switch isSelected={isOnlyOwn} onChange={setOnlyOwn}>
            {t('rules.only-own')}
          </Switch>
        </div>
        <div className="rules-acts">
          <FilePicker
            kind="quiet"
            icon={ImportIcon}
            purpose="content"
            onChosen={([file]) => void take(file?.fileId)}
            onRefused={setRefused}
          >
            {t('rules.import')}
          </FilePicker>
          <Button kind="quiet" icon={ExportIcon} isBusy={exported.isRunning} onPress={() => void toFile()}>
            {t('rules.export')}
          </Button>
          <Button icon={PlusIcon} onPress={add}>
            {t('rules.add')}
          </Button>
        </div>
      </div>
      {failure !== null && <ErrorNotice failure={failure} />}
      {done !== null && (
        <Notice tone="fine">
          {done.text} {done.path !== null && <bdi className="ltr mono">{done.path}</bdi>}
        </Notice>
      )}
      {value === undefined ? (
        error === null ? (
          <Skeleton lines={16} />
        ) : (
          <ErrorNotice failure={error} />
        )
      ) : (
        <>
          <Standing laws={value.laws.filter((each) => law === '' || each.law === law)} day={day} />
          <p className="faint rules-count">{t('rules.count', { count: rules.length })}</p>
          <RuleTable
            rules={rules}
            onEdit={(rule) =>
              setEdited({ title: t(rule.isOwn ? 'rules.change' : 'rules.override'), start: valuesOf(rule, day) })
            }
            onDrop={setDropped}
          />
        </>
      )}
      <RuleHistory />
      {edited !== null && <RuleDialog {...edited} laws={laws} onClose={() => setEdited(null)} />}
      <Dialog
        isAlert
        title={t('rules.remove.title')}
        isOpen={dropped !== null}
        onClose={() => setDropped(null)}
        acts={
          <>
            <Button kind="quiet" onPress={() => setDropped(null)}>
              {t('ui.cancel')}
            </Button>
            <Button kind="danger" isBusy={removal.isRunning} onPress={() => void drop()}>
              {t('rules.remove')}
            </Button>
          </>
        }
      >
        {dropped !== null && (
          <p>
            {t('rules.remove.ask', {
              rule: ruleNameOf(dropped.id, say),
              law: say(`calc.choice.${dropped.law}`, dropped.law),
              from: plainDayText(dropped.validFrom, language, 'long'),
            })}
          </p>
        )}
        {removal.error !== null && <ErrorNotice failure={removal.error} />}
      </Dialog>
    </div>
  );
};
