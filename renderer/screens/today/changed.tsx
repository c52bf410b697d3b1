import { Button as Pressable } from 'react-aria-components';
import type { Today } from '#shared/contract/workspace.ts';
import { ChangeIcon, EmptyState, TimeLeft, spanWords } from '../../components/index.ts';
import { useMinute } from '../../state/clock.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { More, useFirst } from './more.tsx';

/** Notices of which a newer edition came: the newest first. */
export const Changed = ({ changed }: { changed: Today['changed'] }) => {
  const words = useWords();
  const { t } = words;
  const now = useMinute();
  const { shown, rest, showMore } = useFirst(changed);
  if (changed.length === 0) {
    return (
      <EmptyState icon={ChangeIcon} title={t('today.changed.none')}>
        {t('today.changed.none.words')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="today-list">
        {shown.map((entry) => (
          <li key={entry.procedureId}>
            <Pressable
              className="today-item"
              onPress={() => navigate({ screen: 'procedures', id: entry.procedureId, tab: 'changes' })}
            >
              <ChangeIcon className="today-sign" />
              <span className="today-words">
                <bdi className="today-title">{entry.title}</bdi>
                <span className="today-aside">
                  {t('today.edition', { edition: entry.edition })} · {spanWords(now, entry.importedAt, words)}
                </span>
              </span>
              <span className="today-end">
                <TimeLeft at={entry.deadline} />
              </span>
            </Pressable>
          </li>
        ))}
      </ul>
      <More rest={rest} showMore={showMore} />
    </>
  );
};
