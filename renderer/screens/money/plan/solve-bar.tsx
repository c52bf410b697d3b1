import { Button, ErrorNotice, Progress, RadioGroup, Select } from '../../../components/index.ts';
import { countText } from '../../../format/numbers.ts';
import { cancelJob } from '../../../state/jobs.ts';
import { useSolving } from '../../../state/planning.ts';
import { useWords } from '../../../state/words.tsx';

/** Seconds the solver may take; the first is the usual one. */
const limits = [8, 30, 120, 600] as const;
export type SolveChoice = { readonly objective: 'margin' | 'cost'; readonly seconds: number };
export const firstChoice: SolveChoice = { objective: 'margin', seconds: limits[0] };

/** What the plan is to make best and how long it may be looked for; while it is, how far, and the way back. */
export const SolveBar = ({
  choice,
  onChange,
  isFirst,
}: {
  choice: SolveChoice;
  onChange: (part: Partial<SolveChoice>) => void;
  isFirst: boolean;
}) => {
  const { t, language } = useWords();
  const { solve, job, isRunning, error } = useSolving();
  return (
    <>
      <div className="money-asked">
        <RadioGroup
          label={t('calc.field.objective')}
          layout="row"
          value={choice.objective}
          choices={[
            { value: 'margin', label: t('money.plan.objective.margin') },
            { value: 'cost', label: t('money.plan.objective.cost') },
          ]}
          onChange={(objective) => onChange({ objective })}
        />
        <Select
          label={t('money.plan.limit')}
          value={String(choice.seconds)}
          choices={limits.map((seconds) => ({
            value: String(seconds),
            label: t('money.plan.seconds', { count: seconds, seconds: countText(seconds, language) }),
          }))}
          onChange={(seconds) => onChange({ seconds: Number(seconds) })}
        />
        {isRunning ? (
          <Button isDisabled={job === null} onPress={() => job !== null && cancelJob(job.callId)}>
            {t('money.plan.cancel')}
          </Button>
        ) : (
          <Button kind="primary" onPress={() => solve(choice)}>
            {t(isFirst ? 'money.plan.solve' : 'money.plan.solve-anew')}
          </Button>
        )}
      </div>
      {isRunning && (
        <Progress label={t('money.plan.solving')} done={job?.done ?? 0} total={job?.total ?? null} unit="records" />
      )}
      {error !== null && <ErrorNotice failure={error} />}
    </>
  );
};
