import { Button as Pressable } from 'react-aria-components';
import type { Today } from '#shared/contract/workspace.ts';
import {
  AttentionIcon,
  Button,
  EmptyState,
  ErrorNotice,
  FineIcon,
  StopIcon,
  TimeLeft,
} from '../../components/index.ts';
import { announce } from '../../state/announce.ts';
import { useAct } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { More, useFirst } from './more.tsx';

type Entry = Today['stuck'][number];

const open = (entry: Entry): void => {
  if (entry.bidId !== null) navigate({ screen: 'bids', id: entry.bidId });
  else if (entry.keyId !== null) navigate({ screen: 'company', tab: 'keys' });
  else if (entry.paperId !== undefined) navigate({ screen: 'company', tab: 'papers' });
  else if (entry.platformId !== undefined) navigate({ screen: 'platforms', id: entry.platformId });
  else if (entry.procedureId !== null) navigate({ screen: 'procedures', id: entry.procedureId });
  else navigate({ screen: entry.finding.code === 'procedure.documents-waiting' ? 'procedures' : 'company' });
};

/** Puts the newer edition of a paper in the place of the one the bid holds. */
const Renew = ({ bidId, renewal }: { bidId: string; renewal: NonNullable<Entry['renewal']> }) => {
  const { t } = useWords();
  const { run, error, isRunning } = useAct('papers.renewInBid');
  const { documentId, paperId, title } = renewal;
  return (
    <div className="today-mend">
      <Button
        isDisabled={isRunning}
        onPress={() =>
          void run({ bidId, documentId, paperId }).then(
            (answer) => answer.ok && announce(t('papers.today.renewed', { paper: title })),
          )
        }
      >
        {t('papers.today.renew', { paper: title })}
      </Button>
      {error !== null && <ErrorNotice failure={error} />}
    </div>
  );
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
              {entry.bidId !== null && entry.renewal !== undefined && (
                <Renew bidId={entry.bidId} renewal={entry.renewal} />
              )}
            </li>
          );
        })}
      </ul>
      <More rest={rest} showMore={showMore} />
    </>
  );
};
