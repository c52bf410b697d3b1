import { citationIn } from '#shared/finance/citation.ts';
import type { RuleView } from '#shared/contract/money.ts';
import { Badge, Button, Table } from '../../../components/index.ts';
import { plainDayText } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';
import { RuleName } from './rule-name.tsx';
import { RuleValue } from './rule-value.tsx';
import { ruleKey } from './rule-view.ts';

type RuleTableProps = {
  readonly rules: readonly RuleView[];
  readonly onEdit: (rule: RuleView) => void;
  readonly onDrop: (rule: RuleView) => void;
};

/** Law by law: what is ruled, where it is written, from when to when, and how well it is known. */
export const RuleTable = ({ rules, onEdit, onDrop }: RuleTableProps) => {
  const { t, say, language } = useWords();
  if (rules.length === 0) return <p className="faint">{t('rules.none')}</p>;
  return [...Map.groupBy(rules, ({ law }) => law)].map(([law, ofLaw]) => (
    <section key={law} className="rules-law" aria-label={say(`calc.choice.${law}`, law)}>
      <h2>
        <bdi>{say(`calc.choice.${law}`, law)}</bdi>
      </h2>
      <Table
        label={say(`calc.choice.${law}`, law)}
        columns={[
          {
            id: 'rule',
            label: t('rules.column.rule'),
            width: '30%',
            cell: (rule) => (
              <span className={rule.isOverridden ? 'rules-overridden' : ''}>
                <RuleName id={rule.id}>
                  {rule.isOwn && <Badge tone="open">{t('rules.own')}</Badge>}
                  {rule.isOverridden && <Badge>{t('rules.overridden')}</Badge>}
                </RuleName>
              </span>
            ),
          },
          {
            id: 'value',
            label: t('rules.column.value'),
            align: 'end',
            width: '11%',
            cell: ({ value, unit }) => <RuleValue value={value} unit={unit} />,
          },
          {
            id: 'article',
            label: t('rules.column.article'),
            width: '15%',
            cell: ({ article }) => <bdi>{citationIn(language, article)}</bdi>,
          },
          { id: 'valid', label: t('rules.column.valid'), width: '11%', cell: (rule) => <Valid rule={rule} /> },
          {
            id: 'edition',
            label: t('rules.column.edition'),
            width: '9%',
            cell: ({ edition }) => <bdi>{plainDayText(edition, language, 'date')}</bdi>,
          },
          {
            id: 'source',
            label: t('rules.column.source'),
            cell: ({ standing, source }) => (
              <span className="rules-source" title={source}>
                <span className={standing === 'in-law' ? 'faint' : 'rules-standing'}>
                  {t(`rules.standing.${standing}`)}
                </span>
                <bdi className="clip faint">{source}</bdi>
              </span>
            ),
          },
          {
            id: 'act',
            label: t('rules.column.act'),
            hideLabel: true,
            align: 'end',
            width: '13%',
            cell: (rule) =>
              rule.isOwn ? (
                <span className="rules-row-acts">
                  <Button kind="quiet" onPress={() => onEdit(rule)}>
                    {t('rules.change')}
                  </Button>
                  <Button kind="quiet" onPress={() => onDrop(rule)}>
                    {t('rules.remove')}
                  </Button>
                </span>
              ) : (
                <Button kind="quiet" onPress={() => onEdit(rule)}>
                  {t('rules.override')}
                </Button>
              ),
          },
        ]}
        rows={ofLaw}
        keyOf={ruleKey}
      />
    </section>
  ));
};

const Valid = ({ rule: { validFrom, validTo } }: { rule: RuleView }) => {
  const { t, language } = useWords();
  const from = plainDayText(validFrom, language, 'date');
  return (
    <bdi>
      {validTo === null
        ? t('rules.since', { from })
        : t('rules.between', { from, to: plainDayText(validTo, language, 'date') })}
    </bdi>
  );
};
