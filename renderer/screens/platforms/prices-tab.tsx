import { useState } from 'react';
import type { PlatformCard, PlatformDetail } from '#shared/contract/platforms.ts';
import { citationIn } from '#shared/finance/citation.ts';
import {
  Button,
  ErrorNotice,
  IconButton,
  Money,
  PencilIcon,
  PlusIcon,
  Section,
  Table,
  TrashIcon,
} from '../../components/index.ts';
import { decimalText } from '../../format/numbers.ts';
import { plainDayText } from '../../format/time.ts';
import { useWords } from '../../state/words.tsx';
import { FeeDialog } from './fee-dialog.tsx';
import { ScopeWords } from './scope-fields.tsx';
import { TariffDialog } from './tariff-dialog.tsx';
import { useSaveCard } from './use-card.ts';

type Tariff = PlatformCard['tariffs'][number];
type Fee = PlatformCard['fees'][number];

const Source = ({ source, readOn }: { source: string; readOn: string }) => {
  const { language } = useWords();
  return (
    <span className="platform-source">
      <bdi>{citationIn(language, source)}</bdi>
      <span className="faint">{plainDayText(readOn, language, 'date')}</span>
    </span>
  );
};

/** What access and winning cost here, each price with who says it and since when it holds. */
export const PricesTab = ({ detail: { card } }: { detail: PlatformDetail }) => {
  const { t } = useWords();
  const [tariff, setTariff] = useState<Tariff | 'new' | null>(null);
  const [fee, setFee] = useState<Fee | 'new' | null>(null);
  const { save, error } = useSaveCard();
  const without = (id: string): object => ({
    ...card,
    tariffs: card.tariffs.filter(({ tariffId }) => tariffId !== id),
    fees: card.fees.filter(({ feeId }) => feeId !== id),
  });
  return (
    <div className="platform-pane">
      {error !== null && <ErrorNotice failure={error} />}
      <Section
        title={t('platforms.tariffs')}
        hint={t('platforms.tariffs.hint')}
        acts={
          <Button kind="quiet" icon={PlusIcon} onPress={() => setTariff('new')}>
            {t('platforms.tariff.add')}
          </Button>
        }
      >
        <Table
          label={t('platforms.tariffs')}
          rows={card.tariffs}
          keyOf={({ tariffId }) => tariffId}
          empty={<p className="faint">{t('platforms.tariffs.none')}</p>}
          columns={[
            { id: 'name', label: t('platforms.tariff.name'), cell: ({ name }) => <bdi>{name}</bdi> },
            {
              id: 'price',
              label: t('platforms.tariff.price'),
              align: 'end',
              cell: ({ price, currency, isLeast }) => (
                <>
                  {isLeast && <span className="quiet">{t('platforms.price.from')} </span>}
                  {Number(price) === 0 ? t('platforms.price.free') : <Money value={{ amount: price, currency }} />}
                </>
              ),
            },
            {
              id: 'scope',
              label: t('platforms.scope'),
              cell: (row) => <ScopeWords scope={row} currency={row.currency} />,
            },
            { id: 'source', label: t('platforms.source'), cell: Source },
            {
              id: 'acts',
              label: t('platforms.edit'),
              hideLabel: true,
              width: '68px',
              cell: (row) => (
                <RowActs
                  name={row.name}
                  onEdit={() => setTariff(row)}
                  onRemove={() => void save(without(row.tariffId))}
                />
              ),
            },
          ]}
        />
      </Section>
      <Section
        title={t('platforms.fees')}
        hint={t('platforms.fees.hint')}
        acts={
          <Button kind="quiet" icon={PlusIcon} onPress={() => setFee('new')}>
            {t('platforms.fee.add')}
          </Button>
        }
      >
        <Table
          label={t('platforms.fees')}
          rows={card.fees}
          keyOf={({ feeId }) => feeId}
          empty={<p className="faint">{t('platforms.fees.none')}</p>}
          columns={[
            { id: 'name', label: t('platforms.fee.name'), cell: ({ name }) => <bdi>{name}</bdi> },
            { id: 'sum', label: t('platforms.fee.sum'), cell: FeeWords },
            {
              id: 'scope',
              label: t('platforms.scope'),
              cell: (row) => (
                <>
                  <ScopeWords scope={row} currency={row.currency} />
                  {row.smallBusinessOnly !== null && (
                    <span className="quiet">
                      {t('platforms.list-join')}
                      {t(row.smallBusinessOnly ? 'platforms.fee.small' : 'platforms.fee.not-small')}
                    </span>
                  )}
                </>
              ),
            },
            { id: 'source', label: t('platforms.source'), cell: Source },
            {
              id: 'acts',
              label: t('platforms.edit'),
              hideLabel: true,
              width: '68px',
              cell: (row) => (
                <RowActs name={row.name} onEdit={() => setFee(row)} onRemove={() => void save(without(row.feeId))} />
              ),
            },
          ]}
        />
      </Section>
      {tariff !== null && (
        <TariffDialog card={card} tariff={tariff === 'new' ? null : tariff} onClose={() => setTariff(null)} />
      )}
      {fee !== null && <FeeDialog card={card} fee={fee === 'new' ? null : fee} onClose={() => setFee(null)} />}
    </div>
  );
};

const FeeWords = ({ fixed, percent, atMost, currency, payer }: Fee) => {
  const { t, language } = useWords();
  return (
    <span className="platform-source">
      <span>
        {fixed === null ? (
          <bdi>{t('platforms.fee.percent', { percent: decimalText(percent ?? '0', language) })}</bdi>
        ) : (
          <Money value={{ amount: fixed, currency }} />
        )}
        {atMost !== null && (
          <>
            {' '}
            {t('platforms.fee.at-most')} <Money value={{ amount: atMost, currency }} />
          </>
        )}
      </span>
      <span className="faint">{t(`platforms.payer.${payer}`)}</span>
    </span>
  );
};

const RowActs = ({ name, onEdit, onRemove }: { name: string; onEdit: () => void; onRemove: () => void }) => {
  const { t } = useWords();
  return (
    <span className="row-acts">
      <IconButton icon={PencilIcon} label={t('platforms.edit-row', { name })} onPress={onEdit} />
      <IconButton icon={TrashIcon} label={t('platforms.remove-row', { name })} onPress={onRemove} />
    </span>
  );
};
