import type { Answer } from '#shared/contract/index.ts';
import { Notice } from '../../../components/index.ts';
import { plainDayText } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';

type Laws = Answer<'rules.list'>['laws'];

/** Up to which day the laws' rules are known to hold; said aloud where the chosen day, or a notice, is newer. */
export const Standing = ({ laws, day }: { laws: Laws; day: string }) => {
  const { t, say, language } = useWords();
  const isLate = ({ date, newer }: Laws[number]): boolean => newer > 0 || date < day;
  const late = laws.filter((each) => isLate(each) && (each.law === '44-fz' || each.law.startsWith('223-fz')));
  const words = ({ law, date }: Laws[number]) => ({
    law: say(`calc.choice.${law}`, law),
    date: plainDayText(date, language, 'date'),
  });
  if (late.length === 0)
    return <p className="quiet">{laws.map((each) => t('rules.compared', words(each))).join(' ')}</p>;
  return (
    <Notice tone="attention">
      {late.map((each) => (
        <p key={each.law}>
          {t('rules.older', words(each))}
          {each.newer > 0 && <strong> {t('rules.newer', { count: each.newer })}.</strong>}
        </p>
      ))}
      <p className="quiet">{t('rules.older.check')}</p>
    </Notice>
  );
};
