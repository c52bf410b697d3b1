import { ErrorNotice, ExactTime, Section, Skeleton, Table } from '../../../components/index.ts';
import { plainDayText } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { RuleName } from './rule-name.tsx';

/** How the user's own rules changed, the newest first. */
export const RuleHistory = () => {
  const { t, say, language } = useWords();
  const { value, error } = useAsk('rules.history', {});
  return (
    <Section title={t('rules.history')}>
      {value === undefined ? (
        error === null ? (
          <Skeleton lines={3} />
        ) : (
          <ErrorNotice failure={error} />
        )
      ) : (
        <Table
          label={t('rules.history')}
          empty={<p className="faint">{t('rules.history.none')}</p>}
          columns={[
            { id: 'at', label: t('rules.history.at'), cell: ({ at }) => <ExactTime at={at} /> },
            { id: 'law', label: t('rules.law'), cell: ({ law }) => <bdi>{say(`calc.choice.${law}`, law)}</bdi> },
            { id: 'rule', label: t('rules.column.rule'), cell: ({ id }) => <RuleName id={id} /> },
            {
              id: 'valid',
              label: t('rules.column.valid'),
              cell: ({ validFrom }) => t('rules.since', { from: plainDayText(validFrom, language, 'date') }),
            },
            {
              id: 'change',
              label: t('rules.history.change'),
              cell: ({ before, value: next }) => (
                <bdi className="ltr">
                  {before ?? '—'} → {next ?? t('rules.history.taken-out')}
                </bdi>
              ),
            },
            { id: 'note', label: t('rules.note'), cell: ({ note }) => <bdi>{note ?? ''}</bdi> },
          ]}
          rows={value.changes.toReversed()}
          keyOf={({ changeId }) => String(changeId)}
        />
      )}
    </Section>
  );
};
