import { useState } from 'react';
import { daysBetween } from '#shared/calendar/days.ts';
import type { PlanView } from '#shared/contract/market.ts';
import { activityWords } from '#shared/market/activity.ts';
import type { MarketKind } from '#shared/market/fields.ts';
import {
  Button,
  EmptyState,
  ErrorNotice,
  MarketIcon,
  PlusIcon,
  Section,
  Skeleton,
  Table,
  Toolbar,
} from '../../components/index.ts';
import { LineChart } from '../../components/charts/index.ts';
import { countText } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { Chapter } from './chapter.tsx';
import { Narrow } from './narrow.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { monthWords, rateText } from './words.ts';

/** What was planned and done, month by month, and how one led to the other. */
export const Plan = () => {
  const { t } = useWords();
  const [owner, setOwner] = useState<string | null>(null);
  const [adding, setAdding] = useState<MarketKind | null>(null);
  const { value, error } = useAsk('market.plan', { owner });
  if (value === undefined) return error === null ? <Skeleton lines={10} /> : <ErrorNotice failure={error} />;
  const add = (kind: MarketKind, isFirst: boolean) => (
    <Button icon={PlusIcon} kind={isFirst ? 'primary' : 'plain'} onPress={() => setAdding(kind)}>
      {t(`market.note.${kind === 'plan' ? 'plan' : 'activity'}`)}
    </Button>
  );
  const dialog = adding !== null && (
    <RecordDialog kind={adding} record={null} begin={{ owner }} onClose={() => setAdding(null)} />
  );
  if (value.records.length === 0 && owner === null)
    return (
      <>
        <EmptyState icon={MarketIcon} title={t('market.empty.plan')} act={add('plan', true)}>
          {t('market.empty.plan.words')}
        </EmptyState>
        {dialog}
      </>
    );
  return (
    // A region that scrolls has to be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="market-scroll" tabIndex={0} role="group" aria-label={t('market.section.plan')}>
      <Toolbar
        end={
          <>
            {add('plan', false)}
            {add('activity', true)}
          </>
        }
      >
        <Narrow
          label={t('market.field.owner')}
          all={t('market.everybody')}
          value={owner}
          choices={value.owners.map((each) => ({ value: each, label: each }))}
          onChange={setOwner}
        />
      </Toolbar>
      <Conversions view={value} />
      <Months view={value} />
      <Chapter
        kind="activity"
        title={t('market.kind.activity')}
        empty={t('market.activity.none')}
        records={value.records.filter(({ kind }) => kind === 'activity')}
        columns={['doneOn', 'owner', 'calls', 'meetings', 'contracts', 'note']}
        begin={{ owner }}
      />
      <Chapter
        kind="plan"
        title={t('market.kind.plan')}
        empty={t('market.plan.none')}
        records={value.records.filter(({ kind }) => kind === 'plan')}
        columns={['month', 'owner', 'calls', 'meetings', 'contracts']}
        begin={{ owner }}
      />
      {dialog}
    </div>
  );
};

const Conversions = ({ view: { fact, conversions, from, to } }: { view: PlanView }) => {
  const words = useWords();
  const { t } = words;
  return (
    <Section
      title={t('market.conversion')}
      hint={t('market.period', { from: monthWords(from, words), to: monthWords(to, words) })}
    >
      {fact.calls === 0 ? (
        <p>{t('market.line.no-calls')}</p>
      ) : (
        <ul className="market-rates">
          <li>{t('market.line.meetings-of-calls', { rate: rateText(conversions.meetings, words) })}</li>
          <li>{t('market.line.contracts-of-meetings', { rate: rateText(conversions.contracts, words) })}</li>
          <li>{t('market.line.contracts-of-calls', { rate: rateText(conversions.whole, words) })}</li>
        </ul>
      )}
    </Section>
  );
};

const Months = ({ view }: { view: PlanView }) => {
  const { months, done } = view;
  const told = months.filter(({ plan, fact }) => plan !== null || activityWords.some((word) => fact[word] > 0));
  const first = `${told[0]?.month ?? view.from}-01`;
  const words = useWords();
  const { t, language } = words;
  const points = (pick: (line: PlanView['months'][number]) => number | null) =>
    months.flatMap((line) => {
      const value = `${line.month}-01` < first ? null : pick(line);
      return value === null ? [] : [{ at: daysBetween(first, `${line.month}-01`), value: String(value) }];
    });
  return (
    <Section title={t('market.plan-fact')}>
      <Table
        label={t('market.plan-fact')}
        rows={told}
        keyOf={({ month }) => month}
        columns={[
          { id: 'month', label: t('market.field.month'), cell: ({ month }) => monthWords(month, words) },
          ...activityWords.map((word) => ({
            id: word,
            label: t('market.fact-of-plan', { what: t(`market.field.${word}`) }),
            align: 'end' as const,
            cell: ({ plan, fact }: PlanView['months'][number]) => (
              <span>
                {countText(fact[word], language)}
                <span className="quiet"> / {plan === null ? '—' : countText(plan[word], language)}</span>
              </span>
            ),
          })),
        ]}
        {...(done === null
          ? {}
          : {
              foot: (
                <tr>
                  <th scope="row">{t('market.done')}</th>
                  {activityWords.map((word) => (
                    <td key={word} className="cell-end">
                      {rateText(done[word], words)}
                    </td>
                  ))}
                </tr>
              ),
            })}
      />
      {told.length > 1 && (
        <LineChart
          label={t('market.calls-by-month')}
          along={{ kind: 'days', from: first, days: daysBetween(first, `${months.at(-1)?.month ?? view.to}-01`) }}
          alongLabel={t('market.field.month')}
          valueLabel={t('market.field.calls')}
          series={[
            { id: 'plan', name: t('market.line.plan'), points: points(({ plan }) => plan?.calls ?? null) },
            { id: 'fact', name: t('market.line.fact'), points: points(({ fact }) => fact.calls) },
          ]}
        />
      )}
    </Section>
  );
};
