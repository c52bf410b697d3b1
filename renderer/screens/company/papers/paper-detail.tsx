import type { PaperKindRecord, PaperRow } from '#shared/contract/papers.ts';
import {
  Badge,
  Button,
  Bytes,
  DefinitionList,
  Dialog,
  Digest,
  ErrorNotice,
  FindingList,
  Skeleton,
  When,
  type Fact,
} from '../../../components/index.ts';
import { KeptFileLook } from '../../../components/file-look.tsx';
import { plainDayText } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { navigate } from '../../../state/route.ts';
import { useWords } from '../../../state/words.tsx';
import { kindName, ruleText, sourceText, validityText } from './paper-words.ts';

export type PaperDetailProps = {
  readonly paper: PaperRow;
  readonly papers: readonly PaperRow[];
  readonly kinds: readonly PaperKindRecord[];
  readonly onClose: () => void;
  readonly onEdit: () => void;
};

/** One paper: what is known of it, what it holds, and the bids that hold it. */
export const PaperDetail = ({ paper, papers, kinds, onClose, onEdit }: PaperDetailProps) => {
  const words = useWords();
  const { t, language } = words;
  const kind = kinds.find((one) => one.kind.kindId === paper.kindId)?.kind ?? {
    kindId: paper.kindId,
    name: paper.kindId,
  };
  const newer = papers.find(({ paperId }) => paperId === paper.newerId);
  const day = (value: string | null): string | null => (value === null ? null : plainDayText(value, language, 'date'));
  const known: readonly (readonly [label: string, value: string | null])[] = [
    [t('papers.field.kindId'), kindName(kind, words)],
    [t('papers.field.number'), paper.number],
    [t('papers.field.issuer'), paper.issuer],
    [t('papers.field.issuedOn'), day(paper.issuedOn)],
    [t('papers.field.expiresOn'), day(paper.expiresOn)],
    [t('papers.field.original'), paper.original],
    [t('papers.field.note'), paper.note],
    [t('papers.newer'), newer?.title ?? null],
  ];
  const facts: readonly Fact[] = [
    {
      label: t('papers.validity'),
      value: validityText(paper.validity, words),
      ...(paper.rule === null ? {} : { hint: `${ruleText(paper.rule, words)} · ${sourceText(paper.rule, words)}` }),
    },
    ...known
      .filter(([, value]) => value !== null && value !== '')
      .map(([label, value]) => ({ label, value: <bdi>{value}</bdi> })),
    ...(paper.file === null
      ? []
      : [
          {
            label: t('papers.file'),
            value: (
              <>
                <bdi>{paper.file.name}</bdi> · <Bytes count={paper.file.size} />
              </>
            ),
            hint: <Digest value={paper.file.digest} short />,
          },
        ]),
  ];
  return (
    <Dialog
      size="large"
      title={paper.title}
      isOpen
      onClose={onClose}
      acts={
        <>
          <Button onPress={onEdit}>{t('papers.edit-act')}</Button>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      <div className="paper-detail">
        <div className="paper-facts">
          {paper.tags.length > 0 && (
            <p className="paper-tags">
              {paper.tags.map((tag) => (
                <Badge key={tag}>{tag}</Badge>
              ))}
            </p>
          )}
          <DefinitionList facts={facts} narrow />
          <h3>{t('papers.uses')}</h3>
          {paper.uses.length === 0 && <p className="quiet">{t('papers.uses.none')}</p>}
          <ul className="paper-uses">
            {paper.uses.map((use) => (
              <li key={use.documentId}>
                <Button kind="quiet" onPress={() => navigate({ screen: 'bids', id: use.bidId })}>
                  <bdi>{use.procedureTitle}</bdi>
                </Button>
                {use.deadline !== null && (
                  <span className="quiet">
                    <When at={use.deadline} />
                  </span>
                )}
                {use.findings.length > 0 && <FindingList findings={use.findings} />}
              </li>
            ))}
          </ul>
        </div>
        <PaperPreview paper={paper} />
      </div>
    </Dialog>
  );
};

/** Its words on a page of another origin; nothing in the file is run. */
const PaperPreview = ({ paper }: { paper: PaperRow }) => {
  const { t } = useWords();
  const { value, error } = useAsk('papers.look', paper.file === null ? null : { paperId: paper.paperId });
  if (paper.file === null) return <p className="quiet">{t('papers.file.none')}</p>;
  if (error !== null) return <ErrorNotice failure={error} />;
  if (value === undefined) return <Skeleton lines={10} />;
  return <KeptFileLook look={value} name={paper.file.name} />;
};
