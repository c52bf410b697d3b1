import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import { countText } from '../../format/numbers.ts';
import { usePages, type RowSource } from '../../state/pages.ts';
import { useWords } from '../../state/words.tsx';
import { BoardCard } from './board-card.tsx';
import type { Lists } from '../../state/organiser.ts';
import { questionOf, useView } from './view.ts';
import { WorkStage } from './work-stage.tsx';

const cardHeight = 112;
const gap = 8;
/** A browser draws nothing beyond some 33 million pixels; who has so many in one stage narrows the list. */
const mostCards = 250_000;
export const dragType = 'application/x-bidwright-procedure';

/** One stage: its name, how many stand in it, and its cards, of which only those near the screen exist. */
export const BoardColumn = ({
  stageId,
  lists,
  focusedCard,
  wantsFocus,
  chosen,
  hintId,
  onSource,
  onFocusCard,
  onOpen,
  onDropCard,
}: {
  stageId: string;
  lists: Lists;
  /** The card that Tab comes to; null: it is in another column. */
  focusedCard: number | null;
  /** Whether it takes the focus as soon as it is drawn. */
  wantsFocus: boolean;
  chosen: string | null;
  hintId: string;
  onSource: (stageId: string, source: RowSource<ProcedureRow>) => void;
  onFocusCard: (card: number) => void;
  onOpen: (row: ProcedureRow) => void;
  onDropCard: (id: string) => void;
}) => {
  const { language } = useWords();
  const view = useView();
  const question = questionOf(view);
  const source = usePages('procedures.list', { ...question, filter: { ...question.filter, workStages: [stageId] } });
  const scroll = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const total = source.total ?? 0;
  useEffect(() => {
    onSource(stageId, source);
  });
  const virtual = useVirtualizer({
    count: Math.min(total, mostCards),
    getScrollElement: () => scroll.current,
    estimateSize: () => cardHeight + gap,
    overscan: 4,
    paddingStart: 2,
    paddingEnd: 16,
  });
  const shown = virtual.getVirtualItems();
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  const { need } = source;
  useEffect(() => {
    if (total > 0) need(first, Math.min(last, total - 1));
  }, [need, first, last, total]);
  useEffect(() => {
    if (!wantsFocus || focusedCard === null) return;
    virtual.scrollToIndex(focusedCard);
    scroll.current?.querySelector<HTMLElement>(`[data-card="${focusedCard}"]`)?.focus({ preventScroll: true });
  });
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setOver(true);
  };
  return (
    // Cards are moved by keyboard too: the board listens to the keys of all its cards.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={isOver ? 'board-column board-over' : 'board-column'}
      aria-label={`${lists.stageName(stageId)}, ${countText(total, language)}`}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const id = event.dataTransfer.getData(dragType);
        if (id === '') return;
        event.preventDefault();
        onDropCard(id);
      }}
    >
      <h2 className="board-head">
        <WorkStage stageId={stageId} lists={lists} />
        <span className="tab-count">{source.total === undefined ? '…' : countText(total, language)}</span>
      </h2>
      <div className="board-cards" ref={scroll}>
        <div role="list" className="board-rows" style={{ blockSize: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const row = source.rowAt(index);
            return (
              <div
                key={index}
                role="listitem"
                aria-setsize={total}
                aria-posinset={index + 1}
                className="board-place"
                style={{ transform: `translateY(${start}px)`, blockSize: cardHeight }}
              >
                {row === undefined ? (
                  <span className="card card-waiting" />
                ) : (
                  <button
                    type="button"
                    data-card={index}
                    draggable
                    tabIndex={index === focusedCard ? 0 : -1}
                    aria-describedby={hintId}
                    {...(row.id === chosen ? { 'aria-current': true } : {})}
                    className={row.stage === 'closed' ? 'card card-over' : 'card'}
                    onFocus={() => onFocusCard(index)}
                    onClick={() => onOpen(row)}
                    onDragStart={(event) => {
                      event.dataTransfer.setData(dragType, row.id);
                      event.dataTransfer.effectAllowed = 'move';
                    }}
                  >
                    <BoardCard row={row} lists={lists} />
                  </button>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
};
