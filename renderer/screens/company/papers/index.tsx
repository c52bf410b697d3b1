import { useMemo, useState } from 'react';
import type { PaperRow } from '#shared/contract/papers.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import {
  Badge,
  Button,
  Dialog,
  EmptyState,
  ErrorNotice,
  FileDrop,
  FileIcon,
  FilePicker,
  IconButton,
  Menu,
  MoreIcon,
  PencilIcon,
  PlusIcon,
  SearchField,
  Skeleton,
  StatusLight,
  Table,
  Toolbar,
  TrashIcon,
  type TableColumn,
  type Tone,
} from '../../../components/index.ts';
import { announce } from '../../../state/announce.ts';
import { useAct, useAsk } from '../../../state/ask.ts';
import { useOffer } from '../../../state/commands.ts';
import { useWords } from '../../../state/words.tsx';
import { KindsDialog } from './kinds-dialog.tsx';
import { PaperDetail } from './paper-detail.tsx';
import { blankPaper, factsOfRow, PaperForm, type PaperToEdit } from './paper-form.tsx';
import { PaperLanes } from './paper-lanes.tsx';
import { kindName, validityText } from './paper-words.ts';
import './papers.css';

const worst = (findings: readonly Finding[]): Finding | null =>
  findings.find(({ severity }) => severity === 'blocker') ??
  findings.find(({ severity }) => severity === 'warning') ??
  null;

/** What the bids say of a paper comes first; with no bid asking for it, only that it is over today. */
const toneOfPaper = (paper: PaperRow, today: string): Tone => {
  const found = worst(paper.uses.flatMap(({ findings }) => findings));
  if (found !== null) return found.severity === 'blocker' ? 'stop' : 'attention';
  if (paper.validity.kind === 'unknown') return 'open';
  return paper.validity.kind === 'until' && paper.validity.lastDay < today ? 'attention' : 'fine';
};

const matches = (paper: PaperRow, asked: string): boolean =>
  [paper.title, paper.number, paper.issuer, paper.original, ...paper.tags].some((text) =>
    text.toLocaleLowerCase().includes(asked),
  );

/** The company's papers: what ends when, for which bid, and the way to each. */
export const Papers = () => {
  const words = useWords();
  const { t } = words;
  const { value, error } = useAsk('papers.list', {});
  const remove = useAct('papers.remove');
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<PaperToEdit | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<PaperRow | null>(null);
  const [showsKinds, setKinds] = useState(false);
  const begin = ([file]: readonly FileHandle[]): void => setEdited(blankPaper(file ?? null));
  const edit = (paper: PaperRow): void => {
    setOpened(null);
    setEdited({ paperId: paper.paperId, facts: factsOfRow(paper), file: null, keptFile: paper.file?.name ?? null });
  };
  const takeOut = async (): Promise<void> => {
    if (leaving === null) return;
    setLeaving(null);
    const answer = await remove.run({ paperId: leaving.paperId });
    if (answer.ok) announce(t('papers.removed', { title: leaving.title }));
  };
  useOffer(
    'papers',
    useMemo(
      () => [
        {
          id: 'papers:add',
          label: t('papers.describe'),
          group: t('company.tab.papers'),
          run: () => setEdited(blankPaper(null)),
        },
        { id: 'papers:kinds', label: t('papers.kinds'), group: t('company.tab.papers'), run: () => setKinds(true) },
      ],
      [t],
    ),
  );
  if (value === undefined) return error === null ? <Skeleton lines={12} /> : <ErrorNotice failure={error} />;
  const { papers, kinds, today } = value;
  const shown = papers.filter((paper) => matches(paper, search.trim().toLocaleLowerCase()));
  const detail = papers.find(({ paperId }) => paperId === opened);
  const nameOf = (kindId: string): string =>
    kindName(kinds.find((one) => one.kind.kindId === kindId)?.kind ?? { kindId, name: kindId }, words);
  const columns: readonly TableColumn<PaperRow>[] = [
    {
      id: 'title',
      label: t('papers.field.title'),
      cell: (paper) => (
        <span className="paper-name">
          <Button kind="quiet" onPress={() => setOpened(paper.paperId)}>
            <bdi>{paper.title}</bdi>
          </Button>
          <span className="quiet clip">
            {nameOf(paper.kindId)}
            {paper.number !== '' && (
              <>
                {' · '}
                <bdi>{paper.number}</bdi>
              </>
            )}
          </span>
        </span>
      ),
    },
    {
      id: 'until',
      label: t('papers.validity'),
      width: '34%',
      cell: (paper) => {
        const found = worst(paper.uses.flatMap(({ findings }) => findings));
        return (
          <span className="paper-until">
            <StatusLight tone={toneOfPaper(paper, today)}>{validityText(paper.validity, words)}</StatusLight>
            {found !== null && <span className="quiet">{words.explain(found).message}</span>}
          </span>
        );
      },
    },
    {
      id: 'uses',
      label: t('papers.uses'),
      width: '110px',
      cell: ({ uses }) => (uses.length === 0 ? '—' : t('papers.in-bids', { count: uses.length })),
    },
    {
      id: 'tags',
      label: t('papers.field.tags'),
      width: '16%',
      cell: ({ tags, file, newerId }) => (
        <span className="paper-tags">
          {newerId !== null && <Badge tone="attention">{t('papers.newer')}</Badge>}
          {file === null && <Badge>{t('papers.no-file')}</Badge>}
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      ),
    },
    {
      id: 'acts',
      label: t('ui.more'),
      hideLabel: true,
      width: '36px',
      cell: (paper) => (
        <Menu
          label={t('papers.acts-of', { title: paper.title })}
          trigger={<IconButton icon={MoreIcon} label={t('papers.acts-of', { title: paper.title })} />}
          entries={[
            { id: 'edit', label: t('papers.edit-act'), icon: PencilIcon, run: () => edit(paper) },
            'line',
            { id: 'remove', label: t('papers.remove'), icon: TrashIcon, isDanger: true, run: () => setLeaving(paper) },
          ]}
        />
      ),
    },
  ];
  return (
    <div className="papers">
      <h2 className="visually-hidden">{t('company.tab.papers')}</h2>
      {papers.length === 0 ? (
        <>
          <EmptyState
            icon={FileIcon}
            title={t('papers.none')}
            act={<Button onPress={() => setEdited(blankPaper(null))}>{t('papers.describe')}</Button>}
          >
            {t('papers.none.words')}
          </EmptyState>
          <FileDrop
            purpose="document"
            title={t('papers.drop')}
            hint={t('papers.drop.hint')}
            chooseLabel={t('papers.file.choose')}
            onChosen={begin}
          />
        </>
      ) : (
        <>
          <Toolbar
            end={
              <>
                <Button kind="quiet" onPress={() => setKinds(true)}>
                  {t('papers.kinds')}
                </Button>
                <Button kind="quiet" onPress={() => setEdited(blankPaper(null))}>
                  {t('papers.describe')}
                </Button>
                <FilePicker purpose="document" icon={PlusIcon} onChosen={begin}>
                  {t('papers.add-file')}
                </FilePicker>
              </>
            }
          >
            <SearchField
              label={t('papers.search')}
              placeholder={t('papers.search')}
              clearLabel={t('papers.search.clear')}
              value={search}
              onChange={setSearch}
            />
          </Toolbar>
          <Table
            label={t('company.tab.papers')}
            columns={columns}
            rows={shown}
            keyOf={({ paperId }) => paperId}
            empty={<p className="quiet">{t('papers.search.none')}</p>}
          />
          <PaperLanes papers={papers} today={today} />
        </>
      )}
      {remove.error !== null && <ErrorNotice failure={remove.error} />}
      {edited !== null && (
        <PaperForm
          key={edited.paperId ?? edited.file?.fileId ?? 'new'}
          paper={edited}
          kinds={kinds}
          papers={papers}
          onClose={() => setEdited(null)}
        />
      )}
      {detail !== undefined && (
        <PaperDetail
          paper={detail}
          papers={papers}
          kinds={kinds}
          onClose={() => setOpened(null)}
          onEdit={() => edit(detail)}
        />
      )}
      {showsKinds && <KindsDialog kinds={kinds} onClose={() => setKinds(false)} />}
      <Dialog
        isAlert
        title={t('papers.remove-title', { title: leaving?.title ?? '' })}
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        acts={
          <>
            <Button kind="quiet" onPress={() => setLeaving(null)}>
              {t('ui.cancel')}
            </Button>
            <Button kind="danger" onPress={() => void takeOut()}>
              {t('papers.remove')}
            </Button>
          </>
        }
      >
        <p>{t('papers.remove.effect', { count: leaving?.uses.length ?? 0 })}</p>
      </Dialog>
    </div>
  );
};
