import { useMemo, useState } from 'react';
import type { CompanyRow } from '#shared/contract/company.ts';
import {
  Button,
  ChevronDownIcon,
  Dialog,
  ErrorNotice,
  Menu,
  PlusIcon,
  TextField,
  TrashIcon,
  CompanyIcon,
  type MenuEntry,
} from '../../components/index.ts';
import { announce } from '../../state/announce.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { useWords } from '../../state/words.tsx';

const nameOf = ({ shortName, fullName }: CompanyRow): string => (shortName === '' ? fullName : shortName);

/** Which company the screens show, and the way to another. */
export const Companies = () => {
  const { t } = useWords();
  const { value } = useAsk('company.list', {});
  const turn = useAct('company.switch');
  const add = useAct('company.add');
  const remove = useAct('company.remove');
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<CompanyRow | null>(null);
  const [name, setName] = useState('');
  const companies = useMemo(() => value?.companies ?? [], [value]);
  const chosen = companies.find(({ isChosen }) => isChosen);
  const shownName = (company: CompanyRow): string => (nameOf(company) === '' ? t('frame.no-company') : nameOf(company));
  const runSwitch = turn.run;
  useOffer(
    'companies',
    useMemo(
      () => [
        { id: 'company:add', label: t('company.add'), group: t('frame.screen.company'), run: () => setAdding(true) },
        ...companies
          .filter(({ isChosen }) => !isChosen)
          .map((company) => ({
            id: `company:${company.companyId}`,
            label: t('company.switch-to', { name: nameOf(company) }),
            group: t('frame.screen.company'),
            run: () => void runSwitch({ companyId: company.companyId }),
          })),
      ],
      // The act is the same each time; only what it is offered for changes.
      // oxlint-disable-next-line react-hooks/exhaustive-deps
      [t, companies],
    ),
  );
  if (chosen === undefined) return null;
  const switchTo = async (company: CompanyRow): Promise<void> => {
    const answer = await turn.run({ companyId: company.companyId });
    if (answer.ok) announce(t('company.switched', { name: shownName(company) }));
  };
  const entries: readonly MenuEntry[] = [
    ...companies.map((company): MenuEntry => ({
      id: company.companyId,
      label: shownName(company),
      ...(company.isChosen ? { hint: t('company.chosen') } : company.inn === '' ? {} : { hint: company.inn }),
      icon: CompanyIcon,
      isDisabled: company.isChosen,
      run: () => void switchTo(company),
    })),
    'line',
    { id: 'add', label: t('company.add'), icon: PlusIcon, run: () => setAdding(true) },
    {
      id: 'remove',
      label: t('company.remove', { name: shownName(chosen) }),
      icon: TrashIcon,
      isDanger: true,
      isDisabled: companies.length < 2,
      run: () => setLeaving(chosen),
    },
  ];
  const begin = async (): Promise<void> => {
    if (name.trim() === '') return;
    const answer = await add.run({ shortName: name });
    if (!answer.ok) return;
    setAdding(false);
    setName('');
    announce(t('company.switched', { name: answer.value.profile.shortName }));
  };
  const leave = async (): Promise<void> => {
    const answer = await remove.run({ companyId: leaving?.companyId ?? '' });
    if (answer.ok) setLeaving(null);
  };
  const close = (): void => {
    add.clear();
    setAdding(false);
  };
  return (
    <>
      <Menu
        label={t('company.switch')}
        trigger={
          <Button icon={ChevronDownIcon}>{companies.length > 1 ? shownName(chosen) : t('company.switch')}</Button>
        }
        entries={entries}
      />
      <Dialog
        title={t('company.add')}
        isOpen={isAdding}
        onClose={close}
        acts={
          <>
            <Button kind="quiet" onPress={close}>
              {t('ui.cancel')}
            </Button>
            <Button kind="primary" isDisabled={name.trim() === ''} isBusy={add.isRunning} onPress={() => void begin()}>
              {t('company.add-act')}
            </Button>
          </>
        }
      >
        <p className="quiet">{t('company.add.words')}</p>
        <TextField
          autoFocus
          label={t('company.field.shortName')}
          value={name}
          onChange={setName}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void begin();
            else event.continuePropagation();
          }}
        />
        {add.error !== null && <ErrorNotice failure={add.error} />}
      </Dialog>
      <Dialog
        isAlert
        title={t('company.remove', { name: leaving === null ? '' : shownName(leaving) })}
        isOpen={leaving !== null}
        onClose={() => {
          remove.clear();
          setLeaving(null);
        }}
        acts={
          <>
            <Button kind="quiet" onPress={() => setLeaving(null)}>
              {t('ui.cancel')}
            </Button>
            <Button kind="danger" isBusy={remove.isRunning} onPress={() => void leave()}>
              {t('company.remove-act')}
            </Button>
          </>
        }
      >
        <p>{t('company.remove.effect')}</p>
        {remove.error !== null && <ErrorNotice failure={remove.error} />}
      </Dialog>
    </>
  );
};
