import { useMemo, useState } from 'react';
import type { LedgerView } from '#shared/contract/money.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import {
  Badge,
  Button,
  EmptyState,
  ErrorNotice,
  FindingList,
  IconButton,
  Menu,
  Money,
  MoneyIcon,
  MoreIcon,
  PlusIcon,
  Section,
  Skeleton,
  Table,
  UndoIcon,
} from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { moscow, plainDayText } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { useMinute } from '../../../state/clock.ts';
import { useOffer } from '../../../state/commands.ts';
import { useWords } from '../../../state/words.tsx';
import { SavedLine, SaveMenu, useSaveAs } from '../save-as.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import type { EnteredKind, EntryDraft } from './entry-form.ts';
import { UndoDialog } from './undo-dialog.tsx';
import '../planning.css';

type Entry = LedgerView['entries'][number];
type Hold = LedgerView['accounts'][number]['holds'][number];

/** Money on the platforms’ accounts: what is free, what is blocked for what and until when, and every entry that made it so. */
export const AccountsPane = () => {
  const { t, say, language } = useWords();
  const today = dayIn(useMinute(), moscow);
  const ledger = useAsk('ledger.show', {});
  const platforms = useAsk('platforms.list', {}).value?.platforms ?? [];
  const bids = useAsk('funding.bids', {}).value?.bids ?? [];
  const [draft, setDraft] = useState<EntryDraft | null>(null);
  const [undone, setUndone] = useState<Entry | null>(null);
  const saving = useSaveAs({ what: 'ledger' }, t('money.accounts'), today);
  const sign = currencySign('RUB', language);

  const platformName = (id: string): string => platforms.find(({ platformId }) => platformId === id)?.name ?? id;
  const bidName = (id: string | null): string | null =>
    id === null ? null : (bids.find(({ bidId }) => bidId === id)?.title ?? id);
  const forWhat = ({ subject, bidId }: Pick<Entry, 'subject' | 'bidId'>): string =>
    [bidName(bidId), subject].filter((part) => part !== null).join(' · ');
  const holdName = (hold: Hold): string =>
    forWhat(hold) === '' ? t('money.accounts.hold-number', { number: hold.holdId }) : forWhat(hold);
  const dayText = (day: string | null): string => (day === null ? '—' : plainDayText(day, language, 'long'));

  const { accounts = [], entries = [], findings = [] } = ledger.value ?? {};
  const holds = accounts.flatMap((account) => account.holds).filter(({ left }) => left !== '0.00');
  const begin = (kind: EnteredKind, hold: Hold | null = null): void =>
    setDraft({
      kind,
      day: today,
      platformId: accounts.length === 1 ? (accounts[0]?.platformId ?? '') : '',
      amount: null,
      bidId: '',
      subject: '',
      expectedRelease: null,
      holdId: hold?.holdId ?? (holds.length === 1 ? (holds[0]?.holdId ?? null) : null),
      note: '',
    });
  const label = t('money.accounts.add');
  const group = t('money.pane.accounts');
  useOffer(
    'money-accounts',
    // `begin` is new on every drawing and does the same while the accounts are the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    useMemo(() => [{ id: 'money.accounts.add', label, group, run: () => begin('deposit') }], [label, group, accounts]),
  );

  const amountColumn = (id: 'free' | 'blocked' | 'released' | 'forfeited') => ({
    id,
    label: `${t(`money.column.${id}`)}, ${sign}`,
    align: 'end' as const,
    cell: (account: LedgerView['accounts'][number]) => (
      <Money value={{ amount: account[id], currency: 'RUB' }} inColumn />
    ),
  });
  const next = (account: LedgerView['accounts'][number]): string | null =>
    account.holds
      .flatMap(({ left, expectedRelease }) => (left === '0.00' || expectedRelease === null ? [] : [expectedRelease]))
      .toSorted()[0] ?? null;

  return (
    <div className="money-pane">
      {ledger.error !== null && <ErrorNotice failure={ledger.error} />}
      <Section
        title={t('money.accounts')}
        hint={t('money.accounts.hint')}
        acts={
          <>
            <SaveMenu saving={saving} isDisabled={entries.length === 0} />
            <Button kind="primary" icon={PlusIcon} onPress={() => begin('deposit')}>
              {label}
            </Button>
          </>
        }
      >
        <SavedLine saving={saving} />
        {ledger.value === undefined ? (
          <Skeleton lines={4} />
        ) : accounts.length === 0 ? (
          <EmptyState icon={MoneyIcon} title={t('money.accounts.none')}>
            {t('money.accounts.none.words')}
          </EmptyState>
        ) : (
          <Table
            label={t('money.accounts')}
            rows={accounts}
            keyOf={({ platformId }) => platformId}
            columns={[
              {
                id: 'platform',
                label: t('money.column.platform'),
                cell: ({ platformId }) => <bdi>{platformName(platformId)}</bdi>,
              },
              amountColumn('free'),
              amountColumn('blocked'),
              amountColumn('released'),
              amountColumn('forfeited'),
              { id: 'next', label: t('money.accounts.next'), cell: (account) => <bdi>{dayText(next(account))}</bdi> },
            ]}
          />
        )}
      </Section>
      {findings.length > 0 && (
        <FindingList
          findings={findings.map((finding) => ({
            ...finding,
            place: {},
            details: { ...finding.details, platform: platformName(String(finding.details['platform'])) },
          }))}
          label={t('money.findings')}
        />
      )}
      {holds.length > 0 && (
        <Section title={t('money.accounts.holds')}>
          <Table
            label={t('money.accounts.holds')}
            rows={holds}
            keyOf={({ holdId }) => String(holdId)}
            columns={[
              { id: 'what', label: t('money.accounts.for'), cell: (hold) => <bdi>{holdName(hold)}</bdi> },
              {
                id: 'platform',
                label: t('money.column.platform'),
                cell: ({ platformId }) => <bdi>{platformName(platformId)}</bdi>,
              },
              {
                id: 'left',
                label: `${t('money.column.blocked')}, ${sign}`,
                align: 'end',
                cell: ({ left }) => <Money value={{ amount: left, currency: 'RUB' }} inColumn />,
              },
              { id: 'since', label: t('money.accounts.since'), cell: ({ since }) => <bdi>{dayText(since)}</bdi> },
              {
                id: 'expected',
                label: t('money.column.expected'),
                cell: ({ expectedRelease }) => (
                  <span className="money-inline">
                    <bdi>{dayText(expectedRelease)}</bdi>
                    {expectedRelease !== null && expectedRelease < today && (
                      <Badge tone="attention">{t('money.accounts.overdue')}</Badge>
                    )}
                  </span>
                ),
              },
              {
                id: 'acts',
                label: t('money.accounts.acts'),
                hideLabel: true,
                align: 'end',
                cell: (hold) => (
                  <Menu
                    label={t('money.accounts.acts-of', { name: holdName(hold) })}
                    trigger={
                      <IconButton icon={MoreIcon} label={t('money.accounts.acts-of', { name: holdName(hold) })} />
                    }
                    entries={(['release', 'expect', 'forfeit'] as const).map((kind) => ({
                      id: kind,
                      label: t(`money.accounts.act.${kind}`),
                      isDanger: kind === 'forfeit',
                      run: () => begin(kind, hold),
                    }))}
                  />
                ),
              },
            ]}
          />
        </Section>
      )}
      {entries.length > 0 && (
        <Section title={t('money.accounts.entries')} hint={t('money.accounts.entries.hint')}>
          <Table
            label={t('money.accounts.entries')}
            rows={entries.toReversed()}
            keyOf={({ entryId }) => String(entryId)}
            columns={[
              {
                id: 'number',
                label: t('money.accounts.number'),
                align: 'end',
                width: '3.5rem',
                cell: ({ entryId }) => <bdi className="ltr">{entryId}</bdi>,
              },
              { id: 'day', label: t('money.export.day'), cell: ({ day }) => <bdi>{dayText(day)}</bdi> },
              {
                id: 'platform',
                label: t('money.column.platform'),
                cell: ({ platformId }) => <bdi>{platformName(platformId)}</bdi>,
              },
              {
                id: 'kind',
                label: t('money.export.kind'),
                cell: ({ kind, isReversed }) => (
                  <span className="money-inline">
                    <span className={isReversed ? 'money-undone' : ''}>{say(`ledger.kind.${kind}`, kind)}</span>
                    {isReversed && <Badge>{t('money.accounts.is-undone')}</Badge>}
                  </span>
                ),
              },
              {
                id: 'amount',
                label: `${t('money.export.amount')}, ${sign}`,
                align: 'end',
                cell: ({ amount }) => <Money value={amount === null ? null : { amount, currency: 'RUB' }} inColumn />,
              },
              {
                id: 'for',
                label: t('money.accounts.for'),
                cell: (entry) => (
                  <bdi>
                    {forWhat(entry) !== ''
                      ? forWhat(entry)
                      : entry.holdId === null && entry.reverses === null
                        ? ''
                        : t('money.accounts.entry', { number: entry.holdId ?? entry.reverses ?? 0 })}
                  </bdi>
                ),
              },
              { id: 'note', label: t('money.accounts.note'), cell: ({ note }) => <bdi>{note ?? ''}</bdi> },
              {
                id: 'undo',
                label: t('money.accounts.undo'),
                hideLabel: true,
                align: 'end',
                cell: (entry) =>
                  entry.isReversed || entry.kind === 'reversal' ? null : (
                    <IconButton
                      icon={UndoIcon}
                      label={t('money.accounts.undo-entry', { number: entry.entryId })}
                      onPress={() => setUndone(entry)}
                    />
                  ),
              },
            ]}
          />
        </Section>
      )}
      {draft !== null && (
        <EntryDialog
          start={draft}
          platforms={platforms.map(({ platformId, name }) => ({ id: platformId, name }))}
          bids={bids.map(({ bidId, title }) => ({ id: bidId, name: title }))}
          holds={holds}
          holdName={holdName}
          onClose={() => setDraft(null)}
        />
      )}
      {undone !== null && (
        <UndoDialog
          entry={undone}
          words={[
            dayText(undone.day),
            platformName(undone.platformId),
            say(`ledger.kind.${undone.kind}`, undone.kind),
            undone.amount === null ? '' : `${amountText(undone.amount, language)}\u00a0${sign}`,
            forWhat(undone),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
          onClose={() => setUndone(null)}
        />
      )}
    </div>
  );
};
