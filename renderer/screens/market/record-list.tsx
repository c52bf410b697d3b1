import { useMemo, useState } from 'react';
import type { MarketRow } from '#shared/contract/market.ts';
import { channelRoles, type MarketKind } from '#shared/market/fields.ts';
import type { LooseRecord } from '#shared/market/record.ts';
import {
  DecimalField,
  EmptyState,
  ErrorNotice,
  Grid,
  MarketIcon,
  PlusIcon,
  Button,
  StatusLight,
  Toolbar,
  type GridColumn,
} from '../../components/index.ts';
import { amountText, countText, currencySign } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { rowsInHand } from '../../state/pages.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { choiceName, kindName } from './words.ts';
import { Narrow } from './narrow.tsx';
import type { SectionId } from './sections.ts';

const textIn = (record: LooseRecord, field: string): string => {
  const value = record[field];
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(' · ') : '';
};

/** The columns in which records of a kind differ. */
const useColumns = (kind: MarketKind): readonly GridColumn<MarketRow>[] => {
  const words = useWords();
  return useMemo(() => {
    const { t, language } = words;
    const said = (field: string, label: string, track = 'minmax(80px, 0.7fr)'): GridColumn<MarketRow> => ({
      id: field,
      label,
      track,
      cell: ({ record }) => {
        const text = textIn(record, field);
        return text === '' ? <span className="faint">—</span> : <bdi className="clip">{text}</bdi>;
      },
    });
    const counted = (chapter: MarketKind): GridColumn<MarketRow> => ({
      id: chapter,
      label: t(`market.count.${chapter === 'price' ? 'price' : 'request'}`),
      track: '92px',
      align: 'end',
      cell: ({ chapters }) =>
        (chapters[chapter] ?? 0) === 0 ? <span className="faint">—</span> : countText(chapters[chapter] ?? 0, language),
    });
    const name: GridColumn<MarketRow> = {
      id: 'name',
      label: t('market.field.name'),
      track: 'minmax(140px, 1.2fr)',
      cell: (row) => (
        <span className="name-line">
          <bdi className="clip">{row.name}</bdi>
          {row.findings.length > 0 && (
            <StatusLight tone="attention">{countText(row.findings.length, language)}</StatusLight>
          )}
        </span>
      ),
    };
    const region = said('region', t('market.field.region'));
    if (kind === 'supplier') return [name, region, said('payment', t('market.field.payment')), counted('request')];
    if (kind === 'competitor')
      return [name, region, said('strengths', t('market.field.strengths'), 'minmax(120px, 1fr)'), counted('price')];
    return [
      name,
      region,
      said('segment', t('market.field.segment')),
      {
        id: 'role',
        label: t('market.field.role'),
        track: 'minmax(110px, 0.8fr)',
        cell: ({ record }) => {
          const role = textIn(record, 'role');
          return role === '' ? (
            <span className="faint">—</span>
          ) : (
            <span className="clip">{choiceName(role, words)}</span>
          );
        },
      },
      {
        id: 'volume',
        label: t('market.field.yearVolume'),
        track: '148px',
        align: 'end',
        cell: ({ record }) => {
          const volume = textIn(record, 'yearVolume');
          return volume === '' ? (
            <span className="faint">—</span>
          ) : (
            <bdi className="ltr">
              {amountText(volume, language)} {currencySign(textIn(record, 'currency'), language)}
            </bdi>
          );
        },
      },
    ];
  }, [kind, words]);
};

export type RecordListProps = {
  readonly kind: Extract<MarketKind, 'supplier' | 'competitor' | 'customer'>;
  readonly section: SectionId;
  readonly chosen: string | null;
  readonly region: string | null;
  readonly onRegion: (region: string | null) => void;
  readonly onAdd: () => void;
};

export const RecordList = ({ kind, section, chosen, region, onRegion, onAdd }: RecordListProps) => {
  const words = useWords();
  const { t, language } = words;
  const [role, setRole] = useState<string | null>(null);
  const [volumeFrom, setVolumeFrom] = useState<string | null>(null);
  const { value, error } = useAsk('market.list', { kind, region, role, volumeFrom });
  const columns = useColumns(kind);
  if (error !== null) return <ErrorNotice failure={error} />;
  const isAll = region === null && role === null && volumeFrom === null;
  const isEmpty = value !== undefined && value.rows.length === 0 && isAll;
  return (
    <div className="pane-fill market-list">
      {!isEmpty && value !== undefined && (kind === 'customer' || value.regions.length > 0) && (
        <Toolbar>
          <Narrow
            label={t('market.field.region')}
            all={t('market.all-regions')}
            value={region}
            choices={value.regions.map((each) => ({ value: each, label: each }))}
            onChange={onRegion}
          />
          {kind === 'customer' && (
            <>
              <Narrow
                label={t('market.field.role')}
                all={t('market.all-roles')}
                value={role}
                choices={channelRoles.map((each) => ({ value: each, label: choiceName(each, words) }))}
                onChange={setRole}
              />
              <span className="market-volume">
                <DecimalField label={t('market.volume-from')} value={volumeFrom} onChange={setVolumeFrom} />
              </span>
              {value.volumes.map(({ currency, volume }) => (
                <span key={currency} className="quiet">
                  Σ{' '}
                  <bdi className="ltr">
                    {amountText(volume, language)} {currencySign(currency, language)}
                  </bdi>
                </span>
              ))}
            </>
          )}
        </Toolbar>
      )}
      <Grid
        label={t(`market.section.${section}`)}
        columns={columns}
        source={rowsInHand(value?.rows)}
        keyOf={({ record }) => record.recordId}
        chosen={chosen}
        onChoose={({ record }, how) =>
          navigate({ screen: 'market', tab: section, id: record.recordId }, how === 'open' ? 'push' : 'replace')
        }
        empty={
          isAll ? (
            <EmptyState
              icon={MarketIcon}
              title={t(`market.empty.${kind}`)}
              act={
                <Button icon={PlusIcon} kind="primary" onPress={onAdd}>
                  {t('market.add', { kind: kindName(kind, words) })}
                </Button>
              }
            >
              {t(`market.empty.${kind}.words`)}
            </EmptyState>
          ) : (
            <EmptyState
              icon={MarketIcon}
              title={t('market.segment.none')}
              act={
                <Button
                  onPress={() => {
                    onRegion(null);
                    setRole(null);
                    setVolumeFrom(null);
                  }}
                >
                  {t('market.segment.clear')}
                </Button>
              }
            >
              {t('market.segment.none.words')}
            </EmptyState>
          )
        }
      />
    </div>
  );
};
