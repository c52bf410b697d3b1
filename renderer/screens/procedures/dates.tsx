import { useState } from 'react';
import type { DeadlineNodeView, ProcedureDeadlines } from '#shared/contract/deadlines.ts';
import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import type { Instant, Zone } from '#shared/kernel/instant.ts';
import { stateableEvents, type StateableEvent } from '#shared/procedure/deadline-graph-rules.ts';
import {
  Checkbox,
  CrossIcon,
  EmptyState,
  ErrorNotice,
  IconButton,
  Notice,
  Skeleton,
  Table,
  TimeLeft,
  TodayIcon,
  type TableColumn,
} from '../../components/index.ts';
import { deadlineName } from '../../format/deadline-name.ts';
import { clockText, dayText, knowsZone, moscow, offsetText, plainDayText } from '../../format/time.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { isAssumed } from './assumed-zone.ts';
import { DateActs } from './date-acts.tsx';
import { DateSource } from './date-source.tsx';

const Moment = ({ at, day, zone }: { at: Instant; day: string | null; zone: Zone }) => {
  const { t, language } = useWords();
  const now = useMinute();
  return day === null ? (
    <>
      <bdi className="nowrap">{dayText(at, zone, language, now)}</bdi>{' '}
      <bdi className="ltr nowrap">{clockText(at, zone, language)}</bdi>
    </>
  ) : (
    <>
      <bdi className="nowrap">{plainDayText(day, language, 'weekday')}</bdi>
      <span className="detail-under">{t('deadline.end-of-day')}</span>
    </>
  );
};

const isStateable = (event: string | null): event is StateableEvent =>
  (stateableEvents as readonly (string | null)[]).includes(event);

const Event = ({ node, id }: { node: DeadlineNodeView; id: string }) => {
  const words = useWords();
  const { t } = words;
  const mark = useAct('deadlines.markStep');
  const remove = useAct('deadlines.removeStep');
  const forget = useAct('deadlines.state');
  const name = deadlineName(node, words);
  const { stepId, event } = node;
  const stated = node.by === 'user' && isStateable(event) ? event : null;
  return (
    <>
      {stepId === null ? (
        <span className="dates-step">
          <span className="dates-event">{name}</span>
          {stated !== null && (
            <IconButton
              icon={CrossIcon}
              label={t('deadlines.forget')}
              onPress={() => void forget.run({ id, event: stated, at: null })}
            />
          )}
        </span>
      ) : (
        <span className="dates-step">
          <Checkbox isSelected={node.isDone} onChange={(done) => void mark.run({ id, stepId, done })}>
            {name}
          </Checkbox>
          <IconButton
            icon={CrossIcon}
            label={t('deadlines.step.remove')}
            onPress={() => void remove.run({ id, stepId })}
          />
        </span>
      )}
      {node.at !== null && !node.isDone && <TimeLeft at={node.at} />}
      <DateSource node={node} />
    </>
  );
};

/** Every date with its reason, on three clocks. A zone that the notice did not write is never guessed. */
export const Dates = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t } = useWords();
  const { value, error } = useAsk('deadlines.show', { id: procedure.id });
  // All dates of a notice are read by one rule where they carry no zone, so it is said once.
  const assumed = procedure.dates.map(({ rule }) => rule).find(isAssumed);
  if (value === undefined) return error === null ? <Skeleton lines={6} /> : <ErrorNotice failure={error} />;
  const readOn = value.nodes.find(({ rule }) => rule !== null)?.rule?.readOn;
  return (
    <div className="detail-parts">
      {assumed !== undefined && <p className="quiet">{t(`procedure.rule.${assumed}`)}</p>}
      {value.law === 'commercial' && <p className="quiet">{t('deadline.commercial')}</p>}
      {value.isNewerThanRules && readOn !== undefined && (
        <Notice tone="attention">{t('deadline.newer-than-rules', { readOn })}</Notice>
      )}
      <Dated deadlines={value} />
      <Waiting deadlines={value} />
      <DateActs deadlines={value} />
    </div>
  );
};

const Dated = ({ deadlines: { id, nodes } }: { deadlines: ProcedureDeadlines }) => {
  const { t } = useWords();
  const { value: status } = useAsk('workspace.status', {});
  const now = useMinute();
  const own = status?.settings.zone ?? moscow;
  const hasOwn = knowsZone(own) && offsetText(now, own) !== offsetText(now, moscow);
  const inZone = (zone: Zone) => (node: DeadlineNodeView) =>
    node.at === null ? null : <Moment at={node.at} day={node.day} zone={zone} />;
  const ownColumn: TableColumn<DeadlineNodeView> = {
    id: 'own',
    label: `${t('procedure.dates.own')} (${offsetText(now, own)})`,
    // A whole day of the buyer's is not a whole day elsewhere.
    cell: (node) => (node.at === null ? null : <Moment at={node.at} day={null} zone={own} />),
  };
  return (
    <Table
      label={t('procedure.tab.dates')}
      rows={nodes.filter(({ state }) => state === 'dated')}
      keyOf={({ nodeId }) => nodeId}
      empty={<EmptyState icon={TodayIcon} title={t('procedure.dates.none')} />}
      columns={[
        { id: 'kind', label: t('procedure.dates.event'), cell: (node) => <Event node={node} id={id} /> },
        {
          id: 'buyer',
          label: t('procedure.dates.buyer'),
          cell: (node) =>
            node.at === null || !knowsZone(node.zone) ? (
              <span className="faint">{t('procedure.dates.zone-unknown')}</span>
            ) : (
              <>
                <Moment at={node.at} day={node.day} zone={node.zone} />
                <bdi className="ltr faint dates-offset">{offsetText(node.at, node.zone)}</bdi>
              </>
            ),
        },
        { id: 'moscow', label: t('procedure.dates.moscow'), cell: inZone(moscow) },
        ...(hasOwn ? [ownColumn] : []),
      ]}
    />
  );
};

/** Dates that nobody can name yet, folded away: each says what it waits for, or why it can not be counted. */
const Waiting = ({ deadlines: { nodes } }: { deadlines: ProcedureDeadlines }) => {
  const words = useWords();
  const { t, explain } = words;
  const [isOpen, setOpen] = useState(false);
  const waiting = nodes.filter(({ state }) => state !== 'dated');
  if (waiting.length === 0) return null;
  return (
    <details className="dates-waiting" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('deadlines.waiting')} <span className="tab-count">{waiting.length}</span>
      </summary>
      <ul>
        {waiting.map((node) => (
          <li key={node.nodeId}>
            <span className="dates-event">{deadlineName(node, words)}</span>
            <span className="detail-under">
              {node.waitsFor === null
                ? node.reason !== null && explain(node.reason).message
                : t('deadline.waits', {
                    event: deadlineName({ event: node.waitsFor, title: null, nodeId: node.waitsFor }, words),
                  })}
            </span>
            <DateSource node={node} />
          </li>
        ))}
      </ul>
    </details>
  );
};
