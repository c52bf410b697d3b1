import { useState } from 'react';
import type { DateRuleRecord } from '#shared/contract/date-rules.ts';
import { citationIn } from '#shared/finance/citation.ts';
import {
  Badge,
  Button,
  ErrorNotice,
  ExportIcon,
  FilePicker,
  IconButton,
  ImportIcon,
  PencilIcon,
  PlusIcon,
  Section,
  Skeleton,
  Table,
  TrashIcon,
  UndoIcon,
} from '../../components/index.ts';
import { plainDayText } from '../../format/time.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { useImport } from './kinds-import.ts';
import { useEventName, useRuleWords } from './reminders-names.ts';
import { RuleDialog } from './reminders-rule-dialog.tsx';

/** The rules that dates follow, each with its article; the user's own are counted by first. */
export const DateRules = () => {
  const { t, language } = useWords();
  const { value, error } = useAsk('dateRules.list', {});
  const nameOf = useEventName();
  const wordsOf = useRuleWords();
  const [edited, setEdited] = useState<DateRuleRecord | 'new' | null>(null);
  const removal = useAct('dateRules.remove');
  const exported = useAct('dateRules.export');
  const reveal = useAct('files.reveal');
  const [path, setPath] = useState<string | null>(null);
  const taking = useImport('dateRules.import');
  if (value === undefined) return error === null ? <Skeleton lines={10} /> : <ErrorNotice failure={error} />;
  const toFile = async (): Promise<void> => {
    const answer = await exported.run({ keep: true });
    if (!answer.ok || answer.value.path === null) return;
    setPath(answer.value.path);
    await reveal.run({ path: answer.value.path });
  };
  const failure = removal.error ?? exported.error;
  return (
    <Section
      title={t('reminders.rules')}
      hint={t('reminders.rules.hint')}
      acts={
        <>
          <FilePicker
            kind="quiet"
            icon={ImportIcon}
            purpose="content"
            onChosen={([file]) => void (file === undefined ? null : taking.take(file.fileId, false))}
            onRefused={taking.refuse}
          >
            {t('kinds.import')}
          </FilePicker>
          <Button kind="quiet" icon={ExportIcon} isBusy={exported.isRunning} onPress={() => void toFile()}>
            {t('kinds.export')}
          </Button>
          <Button kind="quiet" icon={PlusIcon} onPress={() => setEdited('new')}>
            {t('reminders.rule.add')}
          </Button>
        </>
      }
    >
      {path !== null && (
        <p className="quiet">
          {t('platforms.exported')} <bdi className="ltr mono">{path}</bdi>
        </p>
      )}
      {failure !== null && <ErrorNotice failure={failure} />}
      {taking.failure !== null && (
        <ErrorNotice
          failure={taking.failure}
          act={
            taking.replace === null ? undefined : (
              <Button kind="danger" onPress={taking.replace}>
                {t('platforms.import.replace')}
              </Button>
            )
          }
        />
      )}
      <Table
        label={t('reminders.rules')}
        rows={value.rules}
        keyOf={({ rule }) => rule.id}
        columns={[
          {
            id: 'event',
            label: t('reminders.rule.date'),
            width: '28%',
            cell: ({ rule, standing }) => (
              <span className="kinds-name">
                <bdi>{nameOf(rule.event, rule.name)}</bdi>
                {standing !== 'shipped' && <Badge>{t(`standing.${standing}`)}</Badge>}
              </span>
            ),
          },
          { id: 'term', label: t('reminders.rule.term'), cell: ({ rule }) => wordsOf(rule) },
          {
            id: 'article',
            label: t('reminders.rule.article'),
            width: '24%',
            cell: ({ rule }) => (
              <span className="kinds-source">
                <bdi>{citationIn(language, rule.article)}</bdi>
                {rule.text !== null && <bdi className="quiet">{rule.text}</bdi>}
                <span className="faint">
                  {t('reminders.rule.read-on', { day: plainDayText(rule.readOn, language, 'date') })}
                </span>
              </span>
            ),
          },
          {
            id: 'acts',
            label: t('platforms.edit'),
            hideLabel: true,
            width: '68px',
            cell: (row) => (
              <span className="kinds-row-acts">
                <IconButton
                  icon={PencilIcon}
                  label={t('platforms.edit-row', { name: nameOf(row.rule.event, row.rule.name) })}
                  onPress={() => setEdited(row)}
                />
                {row.standing !== 'shipped' && (
                  <IconButton
                    icon={row.standing === 'own' ? TrashIcon : UndoIcon}
                    label={t(row.standing === 'own' ? 'platforms.remove-row' : 'kinds.reset', {
                      name: nameOf(row.rule.event, row.rule.name),
                    })}
                    onPress={() => void removal.run({ ruleId: row.rule.id })}
                  />
                )}
              </span>
            ),
          },
        ]}
      />
      {edited !== null && (
        <RuleDialog
          record={edited === 'new' ? null : edited}
          events={value.events}
          taken={value.rules.map(({ rule }) => rule.id)}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
};
