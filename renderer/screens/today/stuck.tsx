import { Button as Pressable } from 'react-aria-components';
import type { Today } from '#shared/contract/workspace.ts';
import { AttentionIcon, EmptyState, FineIcon, StopIcon, TimeLeft } from '../../components/index.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { More, useFirst } from './more.tsx';

type Entry = Today['stuck'][number];

const open = (entry: Entry): void => {
  if (entry.bidId !== null) navigate({ screen: 'bids', id: entry.bidId });
  else if (entry.keyId !== null) navigate({ screen: 'company', tab: 'keys' });
  else if (entry.platformId !== undefined) navigate({ screen: 'platforms', id: entry.platformId });
  else if (entry.procedureId !== null) navigate({ screen: 'procedures', id: entry.procedureId });
  else navigate({ screen: entry.finding.code === 'procedure.documents-waiting' ? 'procedures' : 'company' });
};

/** What stands in the way, most urgent first as the workstation ordered it; each opens where it can be mended. */
export const Stuck = ({ stuck }: { stuck: readonly Entry[] }) => {
  const { t, explain } = useWords();
  const { shown, rest, showMore } = useFirst(stuck);
  if (stuck.length === 0) {
    return (
      <EmptyState icon={FineIcon} title={t('today.stuck.none')}>
        {t('today.stuck.none.words')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="today-list">
        {shown.map((entry, index) => {
          const isBlocker = entry.finding.severity === 'blocker';
          const Sign = isBlocker ? StopIcon : AttentionIcon;
          return (
            // One bid may be stuck twice for one reason; the order is the workstation's.
            // oxlint-disable-next-line react/no-array-index-key
            <li
              key={`${entry.bidId ?? entry.keyId ?? entry.procedureId ?? entry.platformId ?? ''}-${entry.finding.code}-${index}`}
            >
              <Pressable className="today-item" onPress={() => open(entry)}>
                <Sign className={isBlocker ? 'today-sign today-stop' : 'today-sign today-attention'} />
                <span className="today-words">
                  <span className="today-title">
                    <span className="visually-hidden">{t(`ui.severity.${entry.finding.severity}`)}: </span>
                    <bdi>{explain(entry.finding).message}</bdi>
                  </span>
                  <span className="today-aside">
                    <bdi>{entry.title}</bdi>
                  </span>
                </span>
                {entry.deadline !== null && (
                  <span className="today-end">
                    <TimeLeft at={entry.deadline} />
                  </span>
                )}
              </Pressable>
            </li>
          );
        })}
      </ul>
      <More rest={rest} showMore={showMore} />
    </>
  );
};
