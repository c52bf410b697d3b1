import { useEffect, useRef, useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import { Badge, Button, EmptyState, FileDrop, FileIcon, FolderIcon, LockIcon } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { ChecklistPlan } from './checklist-plan.tsx';
import { DocumentsTable } from './documents-table.tsx';
import { itemTitle } from './item-title.ts';
import { NoticeOrigin } from './notice-origin.tsx';
import { isFrozen, type Chosen } from './next-act.ts';
import { PapersDialog } from './papers-dialog.tsx';
import type { BidActs } from './use-bid-acts.ts';
import { WaiveDialog } from './waive-dialog.tsx';

export type ItemPaneProps = {
  readonly bid: BidDetail;
  readonly chosen: Chosen;
  readonly acts: BidActs;
  readonly onChoose: (chosen: Chosen) => void;
  readonly focus: { readonly on: string; readonly turn: number } | null;
};

/** The documents of the chosen item, and the way in for more. */
export const ItemPane = ({ bid, chosen, acts, onChoose, focus }: ItemPaneProps) => {
  const words = useWords();
  const { t } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [isWaiving, setWaiving] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const item = chosen.of === 'item' ? (bid.checklist.find(({ itemId }) => itemId === chosen.itemId) ?? null) : null;
  const frozen = isFrozen(bid);
  const itemId = chosen.of === 'item' ? chosen.itemId : null;
  const documents =
    chosen.of === 'all' ? bid.documents : bid.documents.filter((document) => document.itemId === itemId);
  const turn = focus?.on === 'documents' ? focus.turn : 0;
  useEffect(() => {
    if (turn > 0) place.current?.querySelector<HTMLElement>('.drop .button')?.focus();
  }, [turn]);
  // An item that was removed elsewhere has no pane.
  useEffect(() => {
    if (chosen.of === 'item' && item === null) onChoose({ of: 'all' });
  }, [chosen, item, onChoose]);
  const title =
    item === null ? (chosen.of === 'loose' ? t('bids.items.loose') : t('bids.items.all')) : itemTitle(item, words);

  return (
    <section className="desk-pane" aria-label={title} ref={place}>
      <header className="pane-head">
        <div className="pane-title">
          <h2 ref={heading} tabIndex={-1}>
            <bdi>{title}</bdi>
          </h2>
          {item !== null && (
            <span className="pane-badges">
              <Badge tone={item.state === 'done' ? 'fine' : 'neutral'}>{t(`bids.item-state.${item.state}`)}</Badge>
              <Badge>{t(`bid.need.${item.need}`)}</Badge>
            </span>
          )}
        </div>
        {item !== null && !frozen && (
          <div className="pane-acts">
            {item.state === 'missing' && (
              <Button kind="quiet" onPress={() => setWaiving(true)}>
                {t('bids.waive.open')}
              </Button>
            )}
            {item.state === 'waived' && (
              <Button
                kind="quiet"
                onPress={() => void acts.edit('bids.waiveItem', { itemId: item.itemId, reason: null })}
              >
                {t('bids.waive.undo')}
              </Button>
            )}
            {item.titleKey === null && item.setId === null && item.notice === null && (
              <Button
                kind="quiet"
                onPress={() =>
                  void acts.edit('bids.removeItem', { itemId: item.itemId }).then(() => onChoose({ of: 'all' }))
                }
              >
                {t('bids.items.remove')}
              </Button>
            )}
          </div>
        )}
      </header>
      <div className="pane-body">
        {item !== null && item.basis !== null && item.basis !== 'notice' && (
          <p className="pane-note">{words.say(`bid.basis.${item.basis}`, item.basis)}</p>
        )}
        {item !== null && item.notice !== null && <NoticeOrigin origin={item.notice} name={item.title} />}
        {item !== null && item.waivedReason !== null && (
          <p className="pane-note">
            {t('bids.waive.because')} <bdi>{item.waivedReason}</bdi>
          </p>
        )}
        {frozen && (
          <p className="pane-note pane-lock">
            <LockIcon /> {t('bids.frozen.note', { version: bid.version })}
          </p>
        )}
        {item !== null && !frozen && <ChecklistPlan key={item.itemId} item={item} edit={acts.edit} />}
        {documents.length > 0 && (
          <DocumentsTable
            bid={bid}
            documents={documents}
            showsItem={chosen.of !== 'item'}
            isReadOnly={frozen}
            edit={acts.edit}
            onGone={() => heading.current?.focus()}
          />
        )}
        {frozen && documents.length === 0 && <EmptyState icon={FolderIcon} title={t('bids.documents.none')} />}
        {!frozen && (
          <Button kind="quiet" icon={FileIcon} onPress={() => setTaking(true)}>
            {t('papers.bid.open')}
          </Button>
        )}
        {!frozen && (
          <FileDrop
            purpose="document"
            compact={documents.length > 0}
            title={itemId === null ? t('bids.documents.drop') : t('bids.documents.drop-for', { item: title })}
            hint={t('bids.documents.drop-hint')}
            chooseLabel={t('bids.documents.choose')}
            onChosen={(files) => void acts.addFiles(files, itemId)}
          />
        )}
      </div>
      {isTaking && <PapersDialog bid={bid} itemId={itemId} acts={acts} onClose={() => setTaking(false)} />}
      {item !== null && (
        <WaiveDialog
          key={`${item.itemId} ${String(isWaiving)}`}
          title={title}
          isOpen={isWaiving}
          onClose={() => setWaiving(false)}
          onWaive={(reason) => acts.edit('bids.waiveItem', { itemId: item.itemId, reason })}
        />
      )}
    </section>
  );
};
