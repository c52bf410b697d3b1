import type { MarketRow } from '#shared/contract/market.ts';
import { parentIdOf } from './parent-id.ts';
import { EmptyState, ErrorNotice, Grid, SearchIcon, type GridColumn } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { rowsInHand } from '../../state/pages.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { sectionOf } from './sections.ts';
import { kindName } from './words.ts';

/** Records of every kind in which the words occur; a chapter opens the record that it belongs to. */
export const Found = ({ find, chosen, onOpen }: { find: string; chosen: string | null; onOpen: () => void }) => {
  const words = useWords();
  const { t } = words;
  const { value, error } = useAsk('market.list', { find });
  if (error !== null) return <ErrorNotice failure={error} />;
  const columns: readonly GridColumn<MarketRow>[] = [
    { id: 'kind', label: t('market.found.kind'), track: '160px', cell: ({ record }) => kindName(record.kind, words) },
    {
      id: 'name',
      label: t('market.field.name'),
      track: 'minmax(160px, 1fr)',
      cell: ({ name }) => <bdi className="clip">{name}</bdi>,
    },
    {
      id: 'parent',
      label: t('market.found.parent'),
      track: 'minmax(120px, 0.8fr)',
      cell: ({ parent }) => (parent === null ? <span className="faint">—</span> : <bdi className="clip">{parent}</bdi>),
    },
  ];
  return (
    <Grid
      label={t('market.found')}
      columns={columns}
      source={rowsInHand(value?.rows)}
      keyOf={({ record }) => record.recordId}
      chosen={chosen}
      onChoose={({ record }, how) => {
        const owner = parentIdOf(record);
        navigate(
          { screen: 'market', tab: sectionOf(owner?.kind ?? record.kind), id: owner?.recordId ?? record.recordId },
          how === 'open' ? 'push' : 'replace',
        );
        if (how === 'open') onOpen();
      }}
      empty={<EmptyState icon={SearchIcon} title={t('market.found.none')} />}
    />
  );
};
