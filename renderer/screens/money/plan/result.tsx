import type { PlanView } from '#shared/contract/funding.ts';
import { Button, ErrorNotice, ExactTime, Section, StatusLight } from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { Reasons, Remarks } from '../reasons.tsx';
import { SavedLine, SaveMenu, useSaveAs } from '../save-as.tsx';
import { Assignments } from './assignments.tsx';
import { Causes } from './causes.tsx';
import { PlanChart } from './chart.tsx';
import { planNames } from './names.ts';

export type PlanResultProps = {
  readonly plan: PlanView;
  readonly isAdopted: boolean;
  /** Whether it is offered for adoption elsewhere on the page already. */
  readonly isOffered: boolean;
  readonly today: string;
  readonly onOwnMoney: () => void;
  readonly onBid: (bidId: string) => void;
};

/** The plan made last: how good it is, who is covered by what, and by day; or what is in the way. */
export const PlanResult = ({ plan, isAdopted, isOffered, today, onOwnMoney, onBid }: PlanResultProps) => {
  const { t, language } = useWords();
  const adopting = useAct('funding.adopt');
  const saving = useSaveAs({ what: 'plan', planId: plan.planId }, t('money.pane.plan'), today);
  const names = planNames(plan, t);
  const sum = (amount: string): string => `${amountText(amount, language)}\u00a0${currencySign('RUB', language)}`;
  const isMargin = plan.objectiveKind === 'margin';
  const verdict = {
    optimal: t(isMargin ? 'money.plan.optimal.margin' : 'money.plan.optimal.cost', {
      amount: sum(plan.objective ?? '0'),
      costs: sum(plan.costs),
    }),
    gap:
      plan.objective === null
        ? t('money.plan.no-answer')
        : t(isMargin ? 'money.plan.gap.margin' : 'money.plan.gap.cost', {
            amount: sum(plan.objective),
            gap: plan.gap === null ? '—' : amountText(plan.gap, language),
          }),
    infeasible: t('money.plan.infeasible', { count: plan.causes.length }),
  }[plan.status];
  const tone = { optimal: 'fine', gap: 'attention', infeasible: 'stop' } as const;
  return (
    <>
      <Section
        title={t('money.plan.result', { number: plan.planId })}
        hint={<ExactTime at={plan.madeAt} />}
        acts={
          <>
            <SaveMenu saving={saving} />
            {!isAdopted && !isOffered && plan.objective !== null && (
              <Button
                isDisabled={plan.stale.length > 0}
                isBusy={adopting.isRunning}
                onPress={() => void adopting.run({ planId: plan.planId })}
              >
                {t('money.plan.adopt')}
              </Button>
            )}
          </>
        }
      >
        <SavedLine saving={saving} />
        {adopting.error !== null && <ErrorNotice failure={adopting.error} />}
        <div className="money-verdict" role="status">
          <StatusLight tone={tone[plan.status]} size={20}>
            {verdict}
          </StatusLight>
        </div>
        {!isAdopted && plan.stale.length > 0 && (
          <>
            <p className="quiet">{t('money.plan.stale-now', { number: plan.planId })}</p>
            <Reasons findings={plan.stale} label={t('money.plan.stale-why')} />
          </>
        )}
        {plan.status === 'infeasible' && (
          <Causes
            causes={plan.causes}
            names={names}
            onOwnMoney={onOwnMoney}
            onBid={onBid}
            bidOf={(need) => plan.needs.find(({ bid }) => bid === need)?.of ?? need}
          />
        )}
        {plan.assignments.length > 0 && <Assignments key={plan.planId} plan={plan} />}
      </Section>
      {plan.assignments.some(({ source }) => source !== null) && (
        <Section title={t('money.plan.by-day')}>
          {plan.shortDays.length > 0 && (
            <p>
              {t('money.plan.short-days', {
                count: plan.shortDays.length,
                first: plainDayText(plan.shortDays[0] ?? today, language, 'long'),
              })}
            </p>
          )}
          <PlanChart plan={plan} />
        </Section>
      )}
      {plan.leftOut.length + plan.findings.length > 0 && (
        <Section title={t('money.findings')}>
          <Remarks findings={[...plan.leftOut, ...plan.findings]} />
        </Section>
      )}
    </>
  );
};
