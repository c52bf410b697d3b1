import { useEffect } from 'react';
import { create } from 'zustand';
import type { CompanyProfile, ProfileText } from '#shared/company/profile.ts';
import { checkIdentifiers } from '#shared/company/identifiers/check-profile.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { Button, ErrorNotice, Section, Skeleton, StatusLight, TextField } from '../../components/index.ts';
import { announce } from '../../state/announce.ts';
import { remember, useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { Accounts } from './accounts.tsx';

/** What was typed and not saved yet; it outlives a look at another screen. */
const useDraft = create<{ readonly draft: CompanyProfile | null }>(() => ({ draft: null }));

type PlainField = ProfileText;

/** What is wrong at a field, in words; the numbers are checked as they are typed. */
export const useFaultAt = (findings: readonly Finding[]) => {
  const { explain } = useWords();
  return (path: string): string | undefined => {
    const finding = findings.find((one) => one.place.path === path && one.severity !== 'info');
    if (finding === undefined) return undefined;
    return explain(finding).message;
  };
};

const codeFields: readonly PlainField[] = ['inn', 'kpp', 'ogrn', 'country'];

export const Profile = () => {
  const { t } = useWords();
  const { value, error } = useAsk('company.show', {});
  const draft = useDraft((state) => state.draft);
  const save = useAct('company.save');
  const shown = draft ?? value?.profile;
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(value?.profile);
  const faultAt = useFaultAt(shown === undefined ? [] : checkIdentifiers(shown));
  const keep = async (): Promise<void> => {
    if (draft === null) return;
    const answer = await save.run(draft);
    if (!answer.ok) return;
    remember('company.show', {}, answer.value);
    useDraft.setState({ draft: null });
    announce(t('company.saved'));
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyS') return;
      event.preventDefault();
      void keep();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  if (shown === undefined) return error === null ? <Skeleton lines={14} /> : <ErrorNotice failure={error} />;
  const set = (part: Partial<CompanyProfile>): void => useDraft.setState({ draft: { ...shown, ...part } });
  const field = (name: PlainField, rows?: number) => {
    const fault = faultAt(name);
    return (
      <TextField
        label={t(`company.field.${name}`)}
        value={shown[name]}
        isCode={codeFields.includes(name)}
        onChange={(text) => set({ [name]: text })}
        {...(rows === undefined ? {} : { rows })}
        {...(fault === undefined ? {} : { fault })}
      />
    );
  };
  return (
    <form
      className="profile"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Section title={t('company.requisites')}>
        <div className="profile-fields">
          <div className="profile-wide">{field('fullName')}</div>
          <div className="profile-half">{field('shortName')}</div>
          <div className="profile-quarter">{field('country')}</div>
          <div className="profile-third">{field('inn')}</div>
          <div className="profile-third">{field('kpp')}</div>
          <div className="profile-third">{field('ogrn')}</div>
        </div>
      </Section>
      <Section title={t('company.addresses')}>
        <div className="profile-fields">
          <div className="profile-half">{field('legalAddress', 2)}</div>
          <div className="profile-half">{field('postalAddress', 2)}</div>
          <div className="profile-third">{field('contactName')}</div>
          <div className="profile-third">{field('contactEmail')}</div>
          <div className="profile-third">{field('contactPhone')}</div>
        </div>
      </Section>
      <Accounts accounts={shown.accounts} faultAt={faultAt} onChange={(accounts) => set({ accounts })} />
      {save.error !== null && <ErrorNotice failure={save.error} />}
      <div className="profile-acts">
        <Button kind="primary" type="submit" isDisabled={!isChanged} isBusy={save.isRunning}>
          {t('company.save')}
        </Button>
        {isChanged && (
          <>
            <Button kind="quiet" onPress={() => useDraft.setState({ draft: null })}>
              {t('company.discard')}
            </Button>
            <StatusLight tone="open">{t('company.unsaved')}</StatusLight>
          </>
        )}
      </div>
    </form>
  );
};
