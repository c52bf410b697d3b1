import { useState } from 'react';
import type { HandoverView, Incoming } from '#shared/contract/handover.ts';
import {
  Button,
  Dialog,
  Digest,
  ErrorNotice,
  ExactTime,
  FindingList,
  Notice,
  Section,
  Skeleton,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { Differences, type Chosen } from './handover-differences.tsx';
import './handover.css';

/** Who had the bid, whether it still says what was locked, and what came and waits to be joined. */
export const HandoverDialog = ({ bidId, onClose }: { bidId: string; onClose: () => void }) => {
  const { t } = useWords();
  const { value, error } = useAsk('handover.show', { bidId });
  const [chosen, setChosen] = useState<Chosen>({});
  const join = useAct('handover.join');
  const drop = useAct('handover.drop');
  const waiting = value?.waiting ?? null;
  const open = waiting?.differences.filter(({ path, isConflict }) => isConflict && chosen[path] === undefined) ?? [];
  const failure = error ?? join.error ?? drop.error;
  const acts =
    waiting === null ? (
      <Button kind="primary" onPress={onClose}>
        {t('ui.close')}
      </Button>
    ) : (
      <>
        <Button kind="danger" isBusy={drop.isRunning} onPress={() => void drop.run({ bidId })}>
          {t('handover.drop')}
        </Button>
        <Button
          kind="primary"
          isDisabled={open.length > 0}
          isBusy={join.isRunning}
          onPress={() => void join.run({ bidId, choices: chosen, seen: waiting.seen })}
        >
          {waiting.differences.length === 0
            ? t('handover.join')
            : t('handover.join.n', { count: waiting.differences.length })}
        </Button>
      </>
    );
  return (
    <Dialog isOpen size="large" title={t('handover.title')} onClose={onClose} acts={acts}>
      {failure !== null && <ErrorNotice failure={failure} />}
      {join.error === null && !join.isRunning && waiting === null && Object.keys(chosen).length > 0 && (
        <Notice tone="fine">{t('handover.joined')}</Notice>
      )}
      {value === undefined && error === null && <Skeleton lines={6} />}
      {waiting !== null && <Waiting bidId={bidId} waiting={waiting} chosen={chosen} onChosen={setChosen} />}
      {value !== undefined && <Passings view={value} />}
    </Dialog>
  );
};

const Waiting = ({
  bidId,
  waiting,
  chosen,
  onChosen,
}: {
  bidId: string;
  waiting: Incoming;
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
}) => {
  const { t } = useWords();
  const { person, fromRole, version, documents, isFrozen, signatures, differences, conflicts, findings } = waiting;
  const facts = [
    t('handover.incoming.facts', { version, count: documents }),
    ...(isFrozen ? [t('handover.incoming.frozen', { count: signatures })] : []),
  ];
  const all = (side: 'mine' | 'theirs'): Chosen =>
    Object.fromEntries(differences.flatMap(({ path, isConflict }) => (isConflict ? [[path, side]] : [])));
  const merges = differences.length - conflicts;
  return (
    <Section
      title={t('handover.incoming', { person, from: t(`handover.role.${fromRole}`) })}
      hint={<>{facts.join(' · ')}</>}
    >
      <dl className="handover-when">
        <dt>{t('handover.column.base')}</dt>
        <dd>
          {waiting.before === null ? (
            t('handover.before.unknown')
          ) : (
            <>
              <bdi>{waiting.before.person}</bdi> · <ExactTime at={waiting.before.at} />
            </>
          )}
        </dd>
        {waiting.here !== null && (
          <>
            <dt>{t('handover.column.mine')}</dt>
            <dd>
              {t('handover.edited')} <ExactTime at={waiting.here} />
            </dd>
          </>
        )}
        <dt>{t('handover.column.theirs')}</dt>
        <dd>
          <bdi>{person}</bdi> · <ExactTime at={waiting.at} />
        </dd>
      </dl>
      {waiting.note !== '' && (
        <p>
          <bdi>{waiting.note}</bdi>
        </p>
      )}
      {findings.length > 0 && <FindingList findings={findings} />}
      {differences.length === 0 ? (
        <p className="quiet">{t('handover.same')}</p>
      ) : (
        <>
          <div className="handover-bar">
            <span>
              {conflicts > 0 && <strong>{t('handover.conflicts', { count: conflicts })}</strong>}
              {merges > 0 && <span className="quiet">{t('handover.merges', { count: merges })}</span>}
            </span>
            {conflicts > 0 && (
              <span>
                <Button kind="quiet" onPress={() => onChosen(all('mine'))}>
                  {t('handover.all-mine')}
                </Button>
                <Button kind="quiet" onPress={() => onChosen(all('theirs'))}>
                  {t('handover.all-theirs')}
                </Button>
              </span>
            )}
          </div>
          <Differences
            bidId={bidId}
            differences={differences}
            chosen={chosen}
            onChoose={(path, side) => onChosen({ ...chosen, [path]: side })}
          />
        </>
      )}
    </Section>
  );
};

const Passings = ({ view }: { view: HandoverView }) => {
  const { t } = useWords();
  const { passings, findings, content } = view;
  return (
    <Section title={t('handover.passings')}>
      {passings.length === 0 ? (
        <p className="quiet">{t('handover.passings.empty')}</p>
      ) : (
        <>
          {findings.length > 0 && <FindingList findings={findings} />}
          <ol className="handover-passings">
            {passings.map(({ at, person, fromRole, toRole, direction, content: locked }) => (
              <li key={`${at} ${person} ${toRole} ${locked}`}>
                <bdi>
                  {t('handover.passing', {
                    person,
                    from: t(`handover.role.${fromRole}`),
                    to: t(`handover.role.${toRole}`),
                  })}
                </bdi>
                <span className="quiet">{t(`handover.direction.${direction}`)}</span>
                <ExactTime at={at} />
              </li>
            ))}
          </ol>
        </>
      )}
      <dl className="handover-digests">
        <dt>{t('handover.content')}</dt>
        <dd>
          <Digest value={content} algorithm="sha-256" />
        </dd>
      </dl>
    </Section>
  );
};
