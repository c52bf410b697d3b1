import { Button as Pressable } from 'react-aria-components';
import type { WorkDetail } from '#shared/contract/organiser.ts';
import { Badge, Button, Code, ErrorNotice, Money, Section, TimeLeft } from '../../components/index.ts';
import { shareText } from '../../format/numbers.ts';
import { useAct } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';

import { findDuplicates } from './work-acts.ts';

type Duplicate = WorkDetail['duplicatesShown'][number];

/** Procedures that may be the same purchase, each with what speaks for it; the user's answer is kept. */
export const Duplicates = ({ id, duplicates }: { id: string; duplicates: readonly Duplicate[] }) => {
  const words = useWords();
  const { t } = words;
  const { run, error } = useAct('duplicates.decide');
  const decide = (second: string, state: Duplicate['state']): void => void run({ first: id, second, state });
  return (
    <Section
      title={t('procedure.duplicates')}
      acts={
        <Button kind="quiet" onPress={() => void findDuplicates(words)}>
          {t('procedures.duplicates.find')}
        </Button>
      }
    >
      {duplicates.length === 0 && <p className="faint">{t('procedure.duplicates.none')}</p>}
      {error !== null && <ErrorNotice failure={error} />}
      <ul className="duplicates">
        {duplicates.map((one) => (
          <Pair key={one.id} one={one} onDecide={(state) => decide(one.id, state)} />
        ))}
      </ul>
    </Section>
  );
};

const Pair = ({ one, onDecide }: { one: Duplicate; onDecide: (state: Duplicate['state']) => void }) => {
  const { t, language } = useWords();
  return (
    <li className="duplicate">
      <Pressable
        className="detail-row"
        aria-label={t('procedure.duplicates.open', { title: one.title })}
        onPress={() => navigate({ screen: 'procedures', id: one.id, tab: 'work' })}
      >
        <bdi className="day-title">{one.title}</bdi>
        <Badge tone={one.state === 'confirmed' ? 'fine' : 'neutral'}>
          {one.state === 'suggested'
            ? t('procedure.duplicates.likeness', { share: shareText(one.likeness / 100, language) })
            : t(`organiser.duplicate.${one.state}`)}
        </Badge>
      </Pressable>
      <span className="duplicate-facts">
        <Code>{one.sourceId}</Code> · <bdi>{one.buyer}</bdi> · <Money value={one.value} /> ·{' '}
        <TimeLeft at={one.deadline} />
      </span>
      <ul className="duplicate-signs">
        {one.signs.map(({ sign, details }) => (
          <li key={sign}>{t(`organiser.alike.${sign}`, details)}</li>
        ))}
      </ul>
      <span className="work-step-acts">
        {one.state === 'suggested' ? (
          <>
            <Button onPress={() => onDecide('confirmed')}>{t('procedure.duplicates.confirm')}</Button>
            <Button kind="quiet" onPress={() => onDecide('refused')}>
              {t('procedure.duplicates.refuse')}
            </Button>
          </>
        ) : (
          <Button kind="quiet" onPress={() => onDecide('suggested')}>
            {t('procedure.duplicates.again')}
          </Button>
        )}
      </span>
    </li>
  );
};
