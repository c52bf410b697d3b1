import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { BidDetail } from '#shared/contract/bids.ts';
import {
  BlockedIcon,
  Button,
  Dialog,
  ExportIcon,
  FileIcon,
  FineIcon,
  FolderIcon,
  MoneyIcon,
  OpenStateIcon,
  PlusIcon,
  QuestionIcon,
  RadioGroup,
  TableIcon,
  TextField,
  type Icon,
} from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { plainDayText } from '../../format/time.ts';
import { useWords, type Words } from '../../state/words.tsx';
import { itemTitle } from './item-title.ts';
import { isFrozen, type Chosen } from './next-act.ts';

type Item = BidDetail['checklist'][number];
type Need = Item['need'];
const needs = ['required', 'expected', 'optional'] as const satisfies readonly Need[];

const signs: Record<Item['state'], Icon> = { done: FineIcon, missing: OpenStateIcon, waived: BlockedIcon };
const toneClass = (item: Item): string =>
  item.state === 'done'
    ? 'tone-fine'
    : item.state === 'missing' && item.need === 'required'
      ? 'tone-stop'
      : item.state === 'missing' && item.need === 'expected'
        ? 'tone-attention'
        : 'tone-neutral';

/** What the newest notice changed about an item since the edition the bid stands on. */
const changeOf = ({ notice }: Item, t: Words['t']): string =>
  notice === null || notice.change === 'same' ? '' : t(`bid.notice.change.${notice.change}`);

type Row = {
  readonly id: string;
  readonly chosen: Chosen;
  readonly icon: Icon;
  readonly tone: string;
  readonly label: string;
  readonly state: string;
  readonly count: number | null;
};

const idOf = (chosen: Chosen): string => (chosen.of === 'item' ? `item ${chosen.itemId}` : chosen.of);

export type ChecklistPaneProps = {
  readonly bid: BidDetail;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onAddItem: (title: string, need: Need) => Promise<boolean>;
  readonly onWhy: () => void;
};

/** What the bid needs; whether each is there follows from the documents, never from a tick. */
export const ChecklistPane = ({ bid, chosen, onChoose, onAddItem, onWhy }: ChecklistPaneProps) => {
  const words = useWords();
  const { t, language } = words;
  const [isAdding, setAdding] = useState(false);
  const loose = bid.documents.filter(({ itemId }) => itemId === null).length;
  const counted = bid.checklist.filter(({ need }) => need !== 'optional');
  const done = counted.filter(({ state }) => state !== 'missing').length;
  const rows: readonly Row[] = [
    {
      id: 'all',
      chosen: { of: 'all' },
      icon: FolderIcon,
      tone: 'tone-neutral',
      label: t('bids.items.all'),
      state: '',
      count: bid.documents.length,
    },
    ...bid.checklist.map((item) => ({
      id: `item ${item.itemId}`,
      chosen: { of: 'item', itemId: item.itemId } as const,
      icon: signs[item.state],
      tone: toneClass(item),
      label: item.lot === null ? itemTitle(item, words) : `${itemTitle(item, words)} – ${item.lot}`,
      state:
        item.state === 'done'
          ? changeOf(item, t)
          : [
              t(`bids.item-state.${item.state}`),
              t(`bid.need.${item.need}`),
              ...(item.state === 'missing' && item.dueOn !== null
                ? [t('checklist.due', { day: plainDayText(item.dueOn, language) })]
                : []),
              ...(item.owner === null ? [] : [item.owner]),
              ...(changeOf(item, t) === '' ? [] : [changeOf(item, t)]),
            ].join(' · '),
      count: item.documentIds.length === 0 ? null : item.documentIds.length,
    })),
    ...(loose > 0
      ? [
          {
            id: 'loose',
            chosen: { of: 'loose' } as const,
            icon: QuestionIcon,
            tone: 'tone-attention',
            label: t('bids.items.loose'),
            state: t('bids.items.loose-hint'),
            count: loose,
          },
        ]
      : []),
    {
      id: 'terms',
      chosen: { of: 'terms' },
      icon: MoneyIcon,
      tone: 'tone-neutral',
      label: t('bids.items.terms'),
      state: '',
      count: null,
    },
    {
      id: 'letters',
      chosen: { of: 'letters' },
      icon: FileIcon,
      tone: 'tone-neutral',
      label: t('letters.title'),
      state: '',
      count: null,
    },
    {
      id: 'worth',
      chosen: { of: 'worth' },
      icon: MoneyIcon,
      tone: 'tone-neutral',
      label: t('prices.study.title'),
      state: '',
      count: null,
    },
    {
      id: 'prices',
      chosen: { of: 'prices' },
      icon: TableIcon,
      tone: 'tone-neutral',
      label: t('prices.title'),
      state: '',
      count: null,
    },
    {
      id: 'submission',
      chosen: { of: 'submission' },
      icon: ExportIcon,
      tone: 'tone-neutral',
      label: t('submission.title'),
      state: '',
      count: null,
    },
  ];
  return (
    <section className="desk-pane checklist" aria-label={t('bids.items.title')}>
      <header className="pane-head">
        <h2>{t('bids.items.title')}</h2>
        <span className="pane-count">
          {t('bids.items.done', { done: countText(done, language), total: countText(counted.length, language) })}
        </span>
      </header>
      <ListBox
        className="list checklist-list"
        aria-label={t('bids.items.title')}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        escapeKeyBehavior="none"
        selectedKeys={[idOf(chosen)]}
        items={rows}
        dependencies={[language]}
        onSelectionChange={(keys) => {
          const row = rows.find(({ id }) => keys !== 'all' && keys.has(id));
          if (row !== undefined) onChoose(row.chosen);
        }}
      >
        {(row) => (
          <ListBoxItem className="list-item checklist-item" textValue={row.label}>
            <row.icon className={`checklist-sign ${row.tone}`} />
            <span className="list-words">
              <span dir="auto">{row.label}</span>
              {row.state !== '' && <span className={`list-hint ${row.tone}`}>{row.state}</span>}
            </span>
            {row.count !== null && <span className="tab-count">{countText(row.count, language)}</span>}
          </ListBoxItem>
        )}
      </ListBox>
      <div className="pane-foot">
        {!isFrozen(bid) && (
          <Button kind="quiet" icon={PlusIcon} onPress={() => setAdding(true)}>
            {t('bids.items.add')}
          </Button>
        )}
        <Button kind="quiet" icon={QuestionIcon} onPress={onWhy}>
          {t('checklist.grounds.open')}
        </Button>
      </div>
      <OwnItemDialog key={String(isAdding)} isOpen={isAdding} onClose={() => setAdding(false)} onAdd={onAddItem} />
    </section>
  );
};

const OwnItemDialog = ({
  isOpen,
  onClose,
  onAdd,
}: {
  isOpen: boolean;
  onClose: () => void;
  onAdd: ChecklistPaneProps['onAddItem'];
}) => {
  const { t } = useWords();
  const [title, setTitle] = useState('');
  const [need, setNeed] = useState<Need>('required');
  const add = (): void => {
    onClose();
    void onAdd(title.trim(), need);
  };
  return (
    <Dialog
      title={t('bids.items.add')}
      isOpen={isOpen}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={title.trim() === ''} onPress={add}>
            {t('bids.items.add-act')}
          </Button>
        </>
      }
    >
      <TextField
        autoFocus
        label={t('bids.items.add-title')}
        value={title}
        onChange={setTitle}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && title.trim() !== '') add();
          else event.continuePropagation();
        }}
      />
      <RadioGroup
        label={t('bids.items.add-need')}
        choices={needs.map((value) => ({ value, label: t(`bid.need.${value}`), hint: t(`bids.need-effect.${value}`) }))}
        value={need}
        onChange={setNeed}
      />
    </Dialog>
  );
};
