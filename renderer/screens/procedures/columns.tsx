import { useMemo, type ReactNode } from 'react';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import type { ProcedureColumn } from '#shared/procedure/organiser/columns.ts';
import { Money, StarIcon, TimeLeft, type GridColumn } from '../../components/index.ts';
import { countText, currencySign } from '../../format/numbers.ts';
import { clockText, dayText, moscow, plainDayText } from '../../format/time.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import type { TableColumn } from './table-columns.ts';
import { useOrganiser } from '../../state/organiser.ts';
import type { Order } from './view.ts';
import { WorkStage } from './work-stage.tsx';

type Drawn = {
  readonly label: string;
  readonly track: string;
  readonly align?: 'start' | 'end';
  readonly order?: Order;
  readonly cell: (row: ProcedureRow) => ReactNode;
};

const quiet = (text: string): ReactNode => <bdi className="quiet">{text}</bdi>;

/** How each column is drawn in the user's language. */
const useDrawings = (): Readonly<Record<ProcedureColumn, Drawn>> => {
  const words = useWords();
  const { t, language } = words;
  const now = useMinute();
  const lists = useOrganiser();
  return useMemo(() => {
    const label = (id: ProcedureColumn): string => t(`organiser.column.${id}`);
    const plain = (id: ProcedureColumn, track: string, text: (row: ProcedureRow) => string): Drawn => ({
      label: label(id),
      track,
      cell: (row) => quiet(text(row)),
    });
    const moment = (at: ProcedureRow['deadline']): ReactNode =>
      at === null ? (
        <span className="faint">—</span>
      ) : (
        <span className="quiet">
          <bdi>{dayText(at, moscow, language, now)}</bdi> <bdi className="ltr">{clockText(at, moscow, language)}</bdi>
        </span>
      );
    const day = (on: string | null | undefined): ReactNode =>
      on === null || on === undefined ? null : quiet(plainDayText(on, language, 'weekday'));
    const code = (text: string): ReactNode => (
      <span className="procedures-number" title={text}>
        <bdi dir="ltr">{text}</bdi>
      </span>
    );
    return {
      id: { label: label('id'), track: '84px', cell: (row) => code(row.id) },
      'source-id': {
        label: t('procedures.column.number'),
        track: 'minmax(96px, 0.9fr)',
        cell: (row) => code(row.sourceId),
      },
      format: plain('format', '88px', (row) => row.sourceFormat),
      title: {
        label: t('procedures.column.title'),
        track: 'minmax(180px, 2.8fr)',
        order: 'title',
        cell: (row) => (
          <bdi className="procedures-title" title={row.title}>
            {row.title}
          </bdi>
        ),
      },
      buyer: { ...plain('buyer', 'minmax(96px, 1fr)', (row) => row.buyer), order: 'buyer' },
      published: {
        label: label('published'),
        track: '92px',
        order: 'published',
        cell: (row) =>
          row.publishedAt === null ? (
            <span className="faint">—</span>
          ) : (
            quiet(dayText(row.publishedAt, moscow, language, now))
          ),
      },
      deadline: {
        label: t('procedures.column.deadline'),
        track: '116px',
        order: 'deadline',
        cell: (row) => moment(row.deadline),
      },
      value: {
        label: label('value'),
        track: '112px',
        align: 'end',
        order: 'value',
        cell: (row) => <Money value={row.value} inColumn />,
      },
      currency: {
        label: t('procedures.column.currency'),
        track: '40px',
        cell: (row) => (
          <bdi className="faint">{row.value === null ? '' : currencySign(row.value.currency, language)}</bdi>
        ),
      },
      edition: {
        label: label('edition'),
        track: '64px',
        align: 'end',
        cell: (row) => countText(row.edition, language),
      },
      stage: plain('stage', '84px', (row) => t(`organiser.bids.${row.stage}`)),
      'work-stage': {
        label: label('work-stage'),
        track: '116px',
        order: 'work-stage',
        cell: (row) => <WorkStage stageId={row.work.stageId} lists={lists} />,
      },
      assignee: {
        ...plain('assignee', '112px', ({ work }) =>
          work.assigneeId === null ? '' : lists.personName(work.assigneeId),
        ),
        order: 'assignee',
      },
      tags: {
        label: label('tags'),
        track: 'minmax(88px, 0.7fr)',
        cell: ({ work }) =>
          work.tags.map((tag) => (
            <bdi key={tag} className="tag-word">
              {tag}
            </bdi>
          )),
      },
      starred: {
        label: label('starred'),
        track: '48px',
        cell: ({ work }) =>
          work.isStarred && (
            <>
              <StarIcon className="starred" />
              <span className="visually-hidden">{t('organiser.yes')}</span>
            </>
          ),
      },
      priority: {
        ...plain('priority', '80px', ({ work }) =>
          work.priority === 'none' ? '' : t(`organiser.priority.${work.priority}`),
        ),
        order: 'priority',
      },
      'next-step': plain('next-step', 'minmax(96px, 1fr)', ({ work }) => work.nextStep?.text ?? ''),
      'next-step-on': {
        label: label('next-step-on'),
        track: '100px',
        order: 'next-step',
        cell: ({ work }) => day(work.nextStep?.on),
      },
      reason: plain('reason', 'minmax(96px, 1fr)', ({ work }) =>
        work.reason === null ? '' : lists.reasonName(work.reason.reasonId),
      ),
      'reason-text': plain('reason-text', 'minmax(96px, 1fr)', ({ work }) => work.reason?.text ?? ''),
      notes: {
        label: label('notes'),
        track: '64px',
        align: 'end',
        cell: ({ work }) => (work.notes === 0 ? '' : countText(work.notes, language)),
      },
      'last-note': plain('last-note', '0', () => ''),
      bids: {
        label: t('procedures.column.bids'),
        track: '60px',
        align: 'end',
        cell: (row) => (row.bids === 0 ? '' : countText(row.bids, language)),
      },
      moved: {
        label: label('moved'),
        track: '116px',
        order: 'moved',
        cell: ({ work }) => moment(work.movedAt),
      },
      imported: plain('imported', '0', () => ''),
    };
  }, [t, language, now, lists]);
};

/** With a detail open beside it, the list keeps what one recognises a procedure by. */
const narrowColumns: readonly string[] = ['left', 'title', 'value', 'currency'];
const narrowTitle = 'minmax(96px, 1fr)';

/** The table's columns as the grid takes them. The time left stands before the deadline, as one column with it. */
export const useGridColumns = (
  chosen: readonly TableColumn[],
  isNarrow: boolean,
): readonly GridColumn<ProcedureRow, Order>[] => {
  const { t } = useWords();
  const drawings = useDrawings();
  return useMemo(() => {
    const all = chosen.flatMap(({ id, width }): readonly GridColumn<ProcedureRow, Order>[] => {
      const drawing = drawings[id];
      const column = { ...drawing, id, ...(width === null ? {} : { track: `${width}px` }) };
      if (id !== 'deadline') return [column];
      const left = {
        id: 'left',
        label: t('procedures.column.left'),
        track: '96px',
        cell: (row: ProcedureRow) => <TimeLeft at={row.deadline} />,
      };
      return [left, column];
    });
    const narrow = all.filter(({ id }) => narrowColumns.includes(id));
    return isNarrow && narrow.some(({ id }) => id === 'title')
      ? narrow.map((column) => (column.id === 'title' ? { ...column, track: narrowTitle } : column))
      : all;
  }, [chosen, drawings, isNarrow, t]);
};
