import type { Answer } from '#shared/contract/index.ts';
import { Bytes, Button, Code, FindingList, RefreshIcon, Section, StatusLight, Table } from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useWords } from '../../state/words.tsx';

export type SignOutcome = {
  readonly signed: Answer<'signing.signFiles'>['files'];
  readonly refused: Answer<'signing.signFiles'>['refused'];
};

export type SignResultsProps = {
  readonly outcome: SignOutcome;
  readonly retryCount?: number;
  readonly onRetry?: () => void;
  readonly onBack?: () => void;
};

/** A result per file; what failed is named, and only that is tried again. */
export const SignResults = ({ outcome, retryCount = 0, onRetry, onBack }: SignResultsProps) => {
  const { t } = useWords();
  return (
    <Section
      title={t('sign.results')}
      acts={
        <>
          {onRetry !== undefined && (
            <Button icon={RefreshIcon} onPress={onRetry}>
              {t('sign.results.retry', { count: retryCount })}
            </Button>
          )}
          {onBack !== undefined && (
            <Button kind="primary" onPress={onBack}>
              {t('sign.results.back')}
            </Button>
          )}
        </>
      }
    >
      <div role="status" className="sign-summary">
        {outcome.signed.length > 0 && (
          <StatusLight tone="fine">{t('sign.results.signed', { count: outcome.signed.length })}</StatusLight>
        )}
        {outcome.refused.length > 0 && (
          <StatusLight tone="stop">{t('sign.results.refused', { count: outcome.refused.length })}</StatusLight>
        )}
      </div>
      {outcome.refused.length > 0 && <FindingList findings={outcome.refused.map(({ finding }) => finding)} />}
      {outcome.signed.length > 0 && (
        <Table
          label={t('sign.results.files')}
          rows={outcome.signed}
          keyOf={({ path }) => path}
          columns={[
            {
              id: 'name',
              label: t('sign.results.signature'),
              width: '34%',
              cell: ({ name }) => <bdi className="file-name">{name}</bdi>,
            },
            { id: 'path', label: t('sign.results.path'), cell: ({ path }) => <Code>{path}</Code> },
            {
              id: 'size',
              label: t('bids.documents.size'),
              align: 'end',
              width: '76px',
              cell: ({ size }) => <Bytes count={size} />,
            },
            {
              id: 'copy',
              label: t('ui.copy'),
              hideLabel: true,
              width: '36px',
              cell: ({ path, name }) => <CopyButton text={path} what={t('bids.path.path-of', { file: name })} />,
            },
          ]}
        />
      )}
    </Section>
  );
};
