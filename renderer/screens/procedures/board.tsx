import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { WorkChange } from '#shared/contract/organiser.ts';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import { Skeleton } from '../../components/index.ts';
import type { RowSource } from '../../state/pages.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { BoardColumn } from './board-column.tsx';
import { spotAfterKey, type Spot } from './board-keys.ts';
import { DropDialog, type EndingStage } from './drop-dialog.tsx';
import { useOrganiser } from '../../state/organiser.ts';
import { useView } from './view.ts';
import { changeWork } from './work-acts.ts';

type Ending = { readonly stage: EndingStage; readonly id: string };

/** The list as a board: a column for each stage of our own work. Cards are dragged, or moved with Shift and an arrow. */
export const Board = ({ isEmpty, empty }: { isEmpty: boolean; empty: ReactNode }) => {
  const words = useWords();
  const { t, direction } = words;
  const lists = useOrganiser();
  const { id: chosen } = useRoute();
  const wanted = useView((view) => view.filters.workStages);
  const hintId = useId();
  const sources = useRef(new Map<string, RowSource<ProcedureRow>>());
  const [spot, setSpot] = useState<Spot>({ column: 0, card: 0 });
  const [wantsFocus, setWantsFocus] = useState(false);
  const [ending, setEnding] = useState<Ending | null>(null);
  const stages = lists.stages.filter(({ stageId }) => wanted === undefined || wanted.includes(stageId));
  const sourceAt = (column: number): RowSource<ProcedureRow> | undefined =>
    sources.current.get(stages[column]?.stageId ?? '');
  const change = (id: string, what: WorkChange): void =>
    void changeWork({ target: { ids: [id] }, count: 1, change: what }, words);
  const moveTo = (id: string, stageId: string): void => {
    const stage = stages.find((one) => one.stageId === stageId);
    if (stage === undefined) return;
    if (stage.meaning === 'dropped' || stage.meaning === 'lost') setEnding({ stage, id });
    else change(id, { stageId });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof HTMLElement) || event.target.closest('[data-card]') === null) return;
    const forward = direction === 'rtl' ? -1 : 1;
    if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      const row = sourceAt(spot.column)?.rowAt(spot.card);
      const to = stages[spot.column + (event.key === 'ArrowRight' ? forward : -forward)];
      if (row !== undefined && to !== undefined) moveTo(row.id, to.stageId);
      return;
    }
    const counts = stages.map((_, column) => sourceAt(column)?.total ?? 0);
    const next = event.shiftKey ? null : spotAfterKey(event.key, spot, counts, forward);
    if (next === null) return;
    event.preventDefault();
    setWantsFocus(true);
    setSpot(next);
  };
  if (isEmpty) return <div className="layout-empty">{empty}</div>;
  if (stages.length === 0) return <Skeleton lines={10} />;
  const endingName = ending === null ? '' : lists.stageName(ending.stage.stageId);
  return (
    // A key pressed on one of its cards comes up to the board, which takes no focus of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className="board" role="group" aria-label={t('organiser.layout.board')} onKeyDown={press}>
      <p id={hintId} className="visually-hidden">
        {t('procedures.board.keys')}
      </p>
      {stages.map(({ stageId }, column) => (
        <BoardColumn
          key={stageId}
          stageId={stageId}
          lists={lists}
          focusedCard={column === spot.column ? spot.card : null}
          wantsFocus={wantsFocus && column === spot.column}
          chosen={chosen ?? null}
          hintId={hintId}
          onSource={(of, source) => sources.current.set(of, source)}
          onFocusCard={(card) => {
            setWantsFocus(false);
            if (card !== spot.card || column !== spot.column) setSpot({ column, card });
          }}
          onOpen={({ id }) => navigate({ screen: 'procedures', id })}
          onDropCard={(id) => moveTo(id, stageId)}
        />
      ))}
      <DropDialog
        stage={ending?.stage ?? null}
        title={t('procedures.bulk.title', { what: endingName, count: 1, shown: '1' })}
        act={t('procedures.drop.act', { count: 1, shown: '1' })}
        onEnd={(what) => {
          if (ending !== null) change(ending.id, what);
        }}
        onClose={() => setEnding(null)}
      />
    </div>
  );
};
