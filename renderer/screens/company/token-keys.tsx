import type { TokenKeyView } from '#shared/contract/tokens.ts';
import { Code, FindingList, Table } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { commonName } from '../../components/certificate.tsx';

/** What a token says of its keys: where each was made, whether it can leave, when it asks for the PIN. */
export const TokenKeys = ({ keys }: { keys: readonly TokenKeyView[] }) => {
  const { t } = useWords();
  const unsure = (value: boolean | null, yes: string, no: string): string =>
    value === null ? t('tokens.key.unknown') : value ? yes : no;
  return (
    <>
      <Table
        label={t('tokens.keys')}
        rows={keys}
        keyOf={({ id, label }) => `${id} ${label}`}
        columns={[
          {
            id: 'name',
            label: t('keys.subject'),
            cell: ({ label, certificates: [certificate] }) => (
              <span className="token-key-name">
                <bdi>{certificate === undefined ? label || '—' : commonName(certificate.subject)}</bdi>
                {certificate === undefined && <span className="faint">{t('tokens.key.no-certificate')}</span>}
              </span>
            ),
          },
          {
            id: 'kind',
            label: t('tokens.key.kind'),
            cell: ({ kind }) => (kind === 'other' ? t('tokens.key.kind.other') : t(`tokens.family.${kind}`)),
          },
          {
            id: 'made',
            label: t('tokens.key.made'),
            cell: ({ madeInside }) => unsure(madeInside, t('tokens.key.made.inside'), t('tokens.key.made.outside')),
          },
          {
            id: 'leaves',
            label: t('tokens.key.leaves'),
            cell: ({ extractable, neverExtractable }) =>
              neverExtractable === true
                ? t('tokens.key.leaves.never')
                : unsure(extractable, t('tokens.key.leaves.yes'), t('tokens.key.leaves.no')),
          },
          {
            id: 'asks',
            label: t('tokens.key.asks'),
            cell: ({ asksEachTime }) => (asksEachTime ? t('tokens.key.asks.each') : t('tokens.key.asks.once')),
          },
          { id: 'id', label: t('tokens.key.id'), cell: ({ id }) => <Code>{id}</Code> },
        ]}
      />
      <FindingList findings={keys.flatMap(({ findings }) => findings)} label={t('tokens.doctor')} />
    </>
  );
};
