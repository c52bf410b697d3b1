import { useState } from 'react';
import type { DateRuleRecord } from '#shared/contract/date-rules.ts';
import { citationIn } from '#shared/finance/citation.ts';
import {
  Badge,
  Button,
  ErrorNotice,
  IconButton,
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
import { useEventName, useRuleWords } from './reminders-names.ts';
import { RuleDialog } from './reminders-rule-dialog.tsx';
import { useRecordsFile } from './records-file.tsx';

/** The rules that dates follow, each with its article; the user's own are counted by first. */
export const DateRules = () => {
  const { t, language } = useWords();
  const { value, error } = useAsk('dateRules.list', {});
  const nameOf = useEventName();
  const wordsOf = useRuleWords();
  const [edited, setEdited] = useState<DateRuleRecord | 'new' | null>(null);
  const removal = useAct('dateRules.remove');
  const file = useRecordsFile('dateRules');
  if (value === undefined) return error === null ? <Skeleton lines={10} /> : <ErrorNotice failure={error} />;
  return (
    <Section
      title={t('reminders.rules')}
      hint={t('reminders.rules.hint')}
      acts={
        <>
          {file.buttons}
          <Button kind="quiet" icon={PlusIcon} onPress={() => setEdited('new')}>
            {t('reminders.rule.add')}
          </Button>
        </>
      }
    >
      {file.told}
      {removal.error !== null && <ErrorNotice failure={removal.error} />}
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
