import type { AdoptionView } from '#shared/contract/funding.ts';
import { Button, Digest, ErrorNotice, ExactTime, Section, StatusLight } from '../../../components/index.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { Reasons } from '../reasons.tsx';
import { Difference } from './difference.tsx';

/** The plan decided for: whether it stands, why not, and what the newer one would change. */
export const Adoption = ({ adoption }: { adoption: AdoptionView }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('funding.adopt');
  const { adopted, newer } = adoption;
  if (adopted === null) return null;
  const { stale, planId } = adopted.plan;
  return (
    <Section
      title={t('money.plan.adopted')}
      hint={
        <>
          {t('money.plan.adopted-at')} <ExactTime at={adopted.adoptedAt} /> · {t('money.plan.basis')}{' '}
          <Digest value={adopted.basisDigest} short />
        </>
      }
      acts={
        newer !== null && newer.status !== 'infeasible' ? (
          <Button kind="primary" isBusy={isRunning} onPress={() => void run({ planId: newer.planId })}>
            {t('money.plan.adopt-newer')}
          </Button>
        ) : null
      }
    >
      {error !== null && <ErrorNotice failure={error} />}
      <StatusLight tone={stale.length === 0 ? 'fine' : 'attention'} size={20}>
        {stale.length === 0
          ? t('money.plan.stands', { number: planId })
          : t('money.plan.stale-now', { number: planId })}
      </StatusLight>
      {stale.length > 0 && <Reasons findings={stale} label={t('money.plan.stale-why')} />}
      {stale.length > 0 && newer === null && <p className="quiet">{t('money.plan.notice.solving')}</p>}
      {newer !== null &&
        (newer.status === 'infeasible' ? (
          <p>{t('money.plan.notice.infeasible')}</p>
        ) : (
          <Difference difference={newer.difference} />
        ))}
    </Section>
  );
};
