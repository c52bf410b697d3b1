import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Button, Dialog, ErrorNotice, RadioGroup, SearchField, Skeleton, When } from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';

type Picked = { readonly id: string; readonly title: string };

/** A bid is for one procedure, and for one lot where there are several. */
export const NewBidDialog = ({
  isOpen,
  onClose,
  procedure = null,
}: {
  isOpen: boolean;
  onClose: () => void;
  procedure?: Picked | null;
}) => <Choosing key={String(isOpen)} isOpen={isOpen} onClose={onClose} procedure={procedure} />;

const Choosing = ({
  isOpen,
  onClose,
  procedure,
}: {
  isOpen: boolean;
  onClose: () => void;
  procedure: Picked | null;
}) => {
  const { t } = useWords();
  const [picked, setPicked] = useState<Picked | null>(procedure);
  const [lotId, setLotId] = useState<string | null>(null);
  const { value: detail } = useAsk('procedures.show', picked === null ? null : { id: picked.id });
  const create = useAct('bids.create');
  const lots = detail?.lots ?? [];
  const needsLot = lots.length > 1;
  const lot = needsLot ? lotId : (lots[0]?.id ?? null);
  const make = async (): Promise<void> => {
    if (picked === null) return;
    const answer = await create.run({ procedureId: picked.id, lotId: lot });
    if (!answer.ok) return;
    onClose();
    navigate({ screen: 'bids', id: answer.value.bidId });
  };
  return (
    <Dialog
      title={t('bids.new.title')}
      isOpen={isOpen}
      onClose={onClose}
      size="medium"
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            isBusy={create.isRunning}
            isDisabled={picked === null || detail === undefined || (needsLot && lotId === null)}
            onPress={() => void make()}
          >
            {t('bids.new.make')}
          </Button>
        </>
      }
    >
      <ProcedureChoice
        picked={picked}
        onPick={(next) => {
          setPicked(next);
          setLotId(null);
        }}
      />
      {needsLot && (
        <RadioGroup
          label={t('bids.new.lot')}
          choices={lots.map(({ id, title }) => ({ value: id, label: title === '' ? id : title }))}
          value={lotId ?? ''}
          onChange={setLotId}
        />
      )}
      {create.error !== null && <ErrorNotice failure={create.error} />}
    </Dialog>
  );
};

const ProcedureChoice = ({ picked, onPick }: { picked: Picked | null; onPick: (picked: Picked) => void }) => {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const { value, error } = useAsk('procedures.list', {
    search,
    filter: search === '' ? { stage: 'open' } : {},
    limit: 50,
  });
  return (
    <>
      <SearchField
        autoFocus
        label={t('bids.new.search')}
        placeholder={t('bids.new.search')}
        value={search}
        onChange={setSearch}
        clearLabel={t('ui.clear')}
      />
      {error !== null && <ErrorNotice failure={error} />}
      {value === undefined ? (
        <Skeleton height={264} />
      ) : (
        <ListBox
          className="list pick-list"
          aria-label={t('bids.new.procedure')}
          selectionMode="single"
          selectionBehavior="replace"
          escapeKeyBehavior="none"
          selectedKeys={picked === null ? [] : [picked.id]}
          items={value.rows}
          renderEmptyState={() => <p className="pick-empty faint">{t('bids.new.nothing')}</p>}
          onSelectionChange={(keys) => {
            const row = value.rows.find(({ id }) => keys !== 'all' && keys.has(id));
            if (row !== undefined) onPick({ id: row.id, title: row.title });
          }}
        >
          {(row) => (
            <ListBoxItem className="list-item pick-item" textValue={row.title}>
              <span className="list-words">
                <span className="clip" dir="auto">
                  {row.title}
                </span>
                <span className="list-hint clip">
                  <bdi>{row.buyer}</bdi> · <bdi className="ltr">{row.sourceId}</bdi>
                </span>
              </span>
              <When at={row.deadline} show="left" isStop={false} />
            </ListBoxItem>
          )}
        </ListBox>
      )}
    </>
  );
};
