import { useState } from 'react';
import type { PlatformAccess, PlatformDetail } from '#shared/contract/platforms.ts';
import {
  Button,
  ErrorNotice,
  FindingList,
  IconButton,
  Money,
  PencilIcon,
  PlusIcon,
  Section,
  StatusLight,
  Table,
  TrashIcon,
} from '../../components/index.ts';
import { plainDayText } from '../../format/time.ts';
import { remember, useAct } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { AccessDialog } from './access-dialog.tsx';
import { Accounts } from './accounts.tsx';
import { Cheapest } from './cheapest.tsx';
import { ScopeWords } from './scope-fields.tsx';

/** What was bought here, whether it holds long enough, the accounts, and which tariff would do for what is planned. */
export const AccessTab = ({ detail }: { detail: PlatformDetail }) => {
  const { t, language } = useWords();
  const { card, access, findings } = detail;
  const [edited, setEdited] = useState<PlatformAccess | 'new' | null>(null);
  const removal = useAct('access.remove');
  const remove = async (accessId: string): Promise<void> => {
    const answer = await removal.run({ accessId });
    if (answer.ok) remember('platforms.show', { platformId: card.platformId }, answer.value);
  };
  return (
    <div className="platform-pane">
      {findings.length > 0 && <FindingList findings={findings} label={t('platforms.warnings')} />}
      <Section
        title={t('platforms.access')}
        hint={t('platforms.access.hint')}
        acts={
          <Button kind="quiet" icon={PlusIcon} onPress={() => setEdited('new')}>
            {t('platforms.access.add')}
          </Button>
        }
      >
        {removal.error !== null && <ErrorNotice failure={removal.error} />}
        <Table
          label={t('platforms.access')}
          rows={access}
          keyOf={({ accessId }) => accessId}
          empty={<p className="faint">{t('platforms.access.none')}</p>}
          columns={[
            { id: 'tariff', label: t('platforms.tariff.name'), cell: ({ tariff }) => <bdi>{tariff}</bdi> },
            {
              id: 'price',
              label: t('platforms.tariff.price'),
              align: 'end',
              cell: ({ price, currency }) => <Money value={price === null ? null : { amount: price, currency }} />,
            },
            {
              id: 'term',
              label: t('platforms.access.term'),
              cell: (row) => (
                <span className="platform-source">
                  <span>
                    {plainDayText(row.from, language, 'date')} –{' '}
                    {row.to === null ? t('platforms.access.no-end') : plainDayText(row.to, language, 'date')}
                  </span>
                  <AccessState access={row} />
                </span>
              ),
            },
            {
              id: 'scope',
              label: t('platforms.scope'),
              cell: (row) => <ScopeWords scope={row} currency={row.currency} />,
            },
            {
              id: 'login',
              label: t('platforms.access.login'),
              cell: ({ login }) => (login === null ? '—' : <bdi className="ltr">{login}</bdi>),
            },
            {
              id: 'acts',
              label: t('platforms.edit'),
              hideLabel: true,
              width: '68px',
              cell: (row) => (
                <span className="row-acts">
                  <IconButton
                    icon={PencilIcon}
                    label={t('platforms.edit-row', { name: row.tariff })}
                    onPress={() => setEdited(row)}
                  />
                  <IconButton
                    icon={TrashIcon}
                    label={t('platforms.remove-row', { name: row.tariff })}
                    onPress={() => void remove(row.accessId)}
                  />
                </span>
              ),
            },
          ]}
        />
      </Section>
      <Accounts detail={detail} />
      <Cheapest detail={detail} />
      {edited !== null && (
        <AccessDialog card={card} access={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </div>
  );
};

const soonDays = 30;

const AccessState = ({ access: { from, to } }: { access: PlatformAccess }) => {
  const { t } = useWords();
  const today = useMinute().slice(0, 10);
  if (from > today) return <StatusLight tone="open">{t('platforms.access.state.later')}</StatusLight>;
  if (to === null || Date.parse(to) - Date.parse(today) > soonDays * 86_400_000)
    return <StatusLight tone="fine">{t('platforms.access.state.holds')}</StatusLight>;
  return to < today ? (
    <StatusLight tone="stop">{t('platforms.access.state.over')}</StatusLight>
  ) : (
    <StatusLight tone="attention">{t('platforms.access.state.soon')}</StatusLight>
  );
};
