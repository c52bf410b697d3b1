import type { InspectedSignature } from '#shared/contract/inspection.ts';
import { CrossIcon, FileDrop, Grid, IconButton, StatusLight, type GridColumn } from '../../../components/index.ts';
import { rowsInHand } from '../../../state/pages.ts';
import { useWords } from '../../../state/words.tsx';
import { SignatureDetail } from './signature-detail.tsx';
import type { SignatureEntry, SignaturesDesk } from './use-signatures.ts';

const nameOf = ({ organization, name }: InspectedSignature): string | null => organization ?? name;

/** Who signed, the first by name and the others by number: the rest stands in the detail. */
const Signers = ({ entry: { file } }: { entry: SignatureEntry }) => {
  const { t } = useWords();
  const [first, ...others] = file.signatures;
  const isUnreadable = file.signatures.length === 0 && file.findings.some(({ severity }) => severity === 'blocker');
  if (file.kind === 'unreadable' || isUnreadable)
    return <StatusLight tone="stop">{t('signatures.kind.unreadable')}</StatusLight>;
  if (first === undefined) return <span className="faint">{t('signatures.unsigned')}</span>;
  const name = nameOf(first) ?? t('signatures.signer.unknown');
  if (file.signatures.some(({ state }) => state === 'broken'))
    return <StatusLight tone="stop">{t('signatures.broken', { name })}</StatusLight>;
  return (
    <span className="clip">
      <bdi>{name}</bdi>
      {others.length > 0 && <span className="faint"> {t('signatures.others', { count: others.length })}</span>}
    </span>
  );
};

/** The lowest level is the file's. */
const tiers = ['none', 'B', 'T', 'LT', 'LTA'] as const;
const LevelOf = ({ entry: { file } }: { entry: SignatureEntry }) => {
  const lowest = tiers.find((tier) => file.signatures.some((one) => one.tier === tier));
  if (lowest === undefined) return <span className="faint">—</span>;
  return <bdi className="ltr">{lowest === 'none' ? 'CMS' : lowest}</bdi>;
};

const OutcomeOf = ({ entry: { outcome } }: { entry: SignatureEntry }) => {
  const { t } = useWords();
  if (outcome === null) return null;
  if (!outcome.done) return <StatusLight tone="stop">{t('signatures.outcome.failed')}</StatusLight>;
  // What waits is not done yet.
  if (outcome.act === 'queue') return <StatusLight tone="open">{t('signatures.outcome.queue')}</StatusLight>;
  const isRemarked = outcome.findings.some(({ severity }) => severity === 'warning' || severity === 'blocker');
  return <StatusLight tone={isRemarked ? 'attention' : 'fine'}>{t(`signatures.outcome.${outcome.act}`)}</StatusLight>;
};

/** What lies on the desk: each file with what it is, who signed it, at which level, and what came of the last act. */
export const SignatureFiles = ({ desk }: { desk: SignaturesDesk }) => {
  const { t } = useWords();
  const { entries } = desk;
  const columns: readonly GridColumn<SignatureEntry>[] = [
    {
      id: 'name',
      label: t('bids.documents.name'),
      track: 'minmax(140px, 2fr)',
      cell: ({ file }) => <bdi className="file-name clip">{file.name}</bdi>,
    },
    {
      id: 'kind',
      label: t('signatures.column.what'),
      track: 'minmax(120px, 1fr)',
      cell: ({ file }) => <span className="clip">{t(`signatures.kind.${file.kind}`)}</span>,
    },
    {
      id: 'signers',
      label: t('signatures.column.signers'),
      track: 'minmax(140px, 2fr)',
      cell: (entry) => <Signers entry={entry} />,
    },
    { id: 'level', label: t('sign.how.level-of'), track: '56px', cell: (entry) => <LevelOf entry={entry} /> },
    {
      id: 'outcome',
      label: t('sign.batch.state'),
      track: '140px',
      cell: (entry) => <OutcomeOf entry={entry} />,
    },
    {
      id: 'act',
      label: t('ui.more'),
      hideLabel: true,
      track: '28px',
      cell: ({ file }) =>
        desk.isBusy ? null : (
          <IconButton
            icon={CrossIcon}
            label={t('sign.what.drop-file', { file: file.name })}
            onPress={() => desk.remove(file.fileId)}
          />
        ),
    },
  ];
  const chosen = entries.find(({ file }) => file.fileId === desk.chosen) ?? null;
  return (
    <div className="sign-files">
      {entries.length > 0 && (
        <div className="sign-batch">
          <div className="sign-grid">
            <Grid
              label={t('signatures.files')}
              columns={columns}
              source={rowsInHand(entries)}
              keyOf={({ file }) => file.fileId}
              chosen={desk.chosen}
              onChoose={({ file }, how) =>
                desk.choose(how === 'open' && desk.chosen === file.fileId ? null : file.fileId)
              }
              empty={null}
            />
          </div>
          {chosen !== null && <SignatureDetail key={chosen.file.fileId} desk={desk} entry={chosen} />}
        </div>
      )}
      <div className="sign-add">
        <FileDrop
          purpose="signature"
          compact={entries.length > 0}
          title={t('signatures.drop')}
          {...(entries.length === 0 ? { hint: t('signatures.drop-hint') } : {})}
          chooseLabel={t('signatures.choose')}
          onChosen={(files) => void desk.add(files)}
        />
      </div>
    </div>
  );
};
