import { Button, Notice } from '../components/index.ts';
import { countText } from '../format/numbers.ts';
import { useAdoption } from '../state/planning.ts';
import { navigate } from '../state/route.ts';
import { useWords } from '../state/words.tsx';

/** Said where the day begins: the plan decided for no longer holds, why, and what a new one would change. */
export const PlanNotice = () => {
  const { t, explain, language } = useWords();
  const adoption = useAdoption();
  const stale = adoption?.adopted?.plan.stale ?? [];
  const [first, ...others] = stale;
  if (adoption === undefined || first === undefined) return null;
  const moved = adoption.newer?.difference;
  const count = moved === undefined ? 0 : moved.moved.length + moved.added.length + moved.gone.length;
  const next =
    adoption.newer === null
      ? t('money.plan.notice.solving')
      : adoption.newer.status === 'infeasible'
        ? t('money.plan.notice.infeasible')
        : count === 0
          ? t('money.plan.notice.same')
          : t('money.plan.notice.moves', { count, number: countText(count, language) });
  return (
    <Notice
      tone="attention"
      act={<Button onPress={() => navigate({ screen: 'money', id: 'plan' })}>{t('money.plan.notice.open')}</Button>}
    >
      {t('money.plan.notice')} {explain(first).message}
      {others.length > 0 && ` ${t('money.plan.notice.more', { count: others.length })}`} {next}
    </Notice>
  );
};
