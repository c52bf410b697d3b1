import { useEffect, useMemo } from 'react';
import type { ProcedureDetail as Detail } from '#shared/contract/procedures.ts';
import {
  Badge,
  Button,
  CrossIcon,
  ErrorNotice,
  IconButton,
  PlusIcon,
  Skeleton,
  Tabs,
  When,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { Changes } from './changes.tsx';
import { Criteria } from './criteria.tsx';
import { Dates } from './dates.tsx';
import { Documents } from './documents.tsx';
import { Editions } from './editions.tsx';
import { Lots } from './lots.tsx';
import { Summary } from './summary.tsx';
import { UnknownFields } from './unknown-fields.tsx';
import { useSeen } from './use-seen.ts';
import { Work } from './work.tsx';

const tabNames = [
  'summary',
  'work',
  'dates',
  'changes',
  'lots',
  'criteria',
  'documents',
  'unknown',
  'editions',
] as const;
type TabName = (typeof tabNames)[number];

const close = (): void => navigate({ screen: 'procedures' });

/** Where Tab comes to in the list, whichever its layout: a row, a card, a day. */
const listStop = ['[role="row"]', '[data-card]', '[data-day]'].map((stop) => `main ${stop}[tabindex="0"]`).join(', ');

/** Esc steps back to the list, unless something above it is open or being typed in. */
const useEscape = (): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [role="dialog"], [role="listbox"], [role="menu"]')
      )
        return;
      close();
      requestAnimationFrame(() => document.querySelector<HTMLElement>(listStop)?.focus());
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
};

export const ProcedureDetail = ({ id }: { id: string }) => {
  const { t, language } = useWords();
  const { value: procedure, error } = useAsk('procedures.show', { id, language });
  useEscape();
  if (procedure === undefined) {
    return (
      <div className="detail">
        <div className="detail-head">
          {error === null ? (
            <Skeleton lines={4} />
          ) : (
            <ErrorNotice
              failure={error}
              act={
                <Button kind="quiet" onPress={close}>
                  {t('procedure.close')}
                </Button>
              }
            />
          )}
        </div>
      </div>
    );
  }
  return <Loaded procedure={procedure} />;
};

const Loaded = ({ procedure }: { procedure: Detail }) => {
  const { t } = useWords();
  const { tab } = useRoute();
  const { run, isRunning, error } = useAct('bids.create');
  const hasChanges = procedure.editions.length > 1;
  const chosen: TabName = tabNames.find((name) => name === tab && (name !== 'changes' || hasChanges)) ?? 'summary';
  const { id } = procedure;
  useSeen(id);
  const choose = (next: TabName): void => navigate({ screen: 'procedures', id, tab: next }, 'replace');
  const prepare = useMemo(
    () => async (): Promise<void> => {
      const answer = await run({ procedureId: id });
      if (answer.ok) navigate({ screen: 'bids', id: answer.value.bidId });
    },
    // `run` is a new function on every drawing and does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [id],
  );
  useOffer(
    'procedure',
    useMemo(
      () => [
        {
          id: 'procedure:prepare',
          label: t('procedure.prepare'),
          group: t('frame.palette.here'),
          run: () => void prepare(),
        },
        ...tabNames
          .filter((name) => name !== 'changes' || hasChanges)
          .map((name) => ({
            id: `procedure:${name}`,
            label: name === 'changes' ? t('changes.title') : t(`procedure.tab.${name}`),
            group: t('frame.palette.here'),
            run: () => navigate({ screen: 'procedures', id, tab: name }, 'replace'),
          })),
      ],
      [t, id, prepare, hasChanges],
    ),
  );
  return (
    <section className="detail" aria-label={procedure.title}>
      <header className="detail-head">
        <div className="detail-line">
          <h2 className="detail-title" dir="auto">
            {procedure.title}
          </h2>
          <IconButton icon={CrossIcon} label={t('procedure.close')} keys="Esc" onPress={close} />
        </div>
        <p className="detail-aside">
          <bdi>{procedure.buyer.name}</bdi>
        </p>
        <div className="detail-line">
          <span className="detail-deadline">
            <When at={procedure.deadline} buyerZone={procedure.buyerZone} />
            {procedure.editions.length > 1 && (
              <Badge tone="attention">{t('today.edition', { edition: procedure.edition })}</Badge>
            )}
          </span>
          <Button kind="primary" icon={PlusIcon} isBusy={isRunning} onPress={() => void prepare()}>
            {t('procedure.prepare')}
          </Button>
        </div>
        {error !== null && <ErrorNotice failure={error} />}
      </header>
      <Tabs
        label={t('procedure.tabs')}
        chosen={chosen}
        onChoose={choose}
        tabs={[
          { id: 'summary', label: t('procedure.tab.summary'), content: <Summary procedure={procedure} /> },
          { id: 'work', label: t('procedure.tab.work'), content: <Work id={id} /> },
          {
            id: 'dates',
            label: t('procedure.tab.dates'),
            count: procedure.dates.length,
            content: <Dates procedure={procedure} />,
          },
          ...(hasChanges ? [{ id: 'changes' as const, label: t('changes.title'), content: <Changes id={id} /> }] : []),
          {
            id: 'lots',
            label: t('procedure.tab.lots'),
            count: procedure.lots.length + procedure.itemCount,
            content: <Lots procedure={procedure} />,
          },
          {
            id: 'criteria',
            label: t('procedure.tab.criteria'),
            count: procedure.criteria.length + procedure.requirements.length,
            content: <Criteria procedure={procedure} />,
          },
          {
            id: 'documents',
            label: t('procedure.tab.documents'),
            count: procedure.documents.length,
            content: <Documents procedure={procedure} />,
          },
          {
            id: 'unknown',
            label: t('procedure.tab.unknown'),
            count: procedure.unknown,
            content: <UnknownFields procedure={procedure} />,
          },
          {
            id: 'editions',
            label: t('procedure.tab.editions'),
            count: procedure.editions.length,
            content: <Editions procedure={procedure} />,
          },
        ]}
      />
    </section>
  );
};
