import { useEffect } from 'react';
import { create } from 'zustand';
import type { CompanyProfile, ProfileText } from '#shared/company/profile.ts';
import { checkIdentifiers } from '#shared/company/identifiers/check-profile.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { Button, ErrorNotice, Section, Select, Skeleton, StatusLight, TextField } from '../../components/index.ts';
import { announce } from '../../state/announce.ts';
import { remember, useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { Accounts } from './accounts.tsx';
import { Card } from './card.tsx';
import { Extract } from './extract.tsx';

/** What was typed and not saved yet; it outlives a look at another screen. */
const useDraft = create<{ readonly draft: CompanyProfile | null; readonly of: string | null }>(() => ({
  draft: null,
  of: null,
}));

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

const codeFields: readonly PlainField[] = [
  'inn',
  'kpp',
  'ogrn',
  'country',
  'okpo',
  'okved',
  'registeredOn',
  'contactSnils',
];
const smallBusiness = ['', 'none', 'micro', 'small', 'medium'] as const;

export const Profile = () => {
  const { t } = useWords();
  const { value, error } = useAsk('company.show', {});
  const companyId = value?.companyId ?? null;
  // What was typed for one company is never shown, or saved, as another's.
  const draft = useDraft((state) => (state.of === companyId ? state.draft : null));
  const save = useAct('company.save');
  const shown = draft ?? value?.profile;
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(value?.profile);
  const faultAt = useFaultAt(shown === undefined ? [] : checkIdentifiers(shown));
  const keep = async (): Promise<void> => {
    if (draft === null || companyId === null) return;
    const answer = await save.run({ ...draft, companyId });
    if (!answer.ok) return;
    remember('company.show', {}, answer.value);
    useDraft.setState({ draft: null, of: null });
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
  const set = (part: Partial<CompanyProfile>): void =>
    useDraft.setState({ draft: { ...shown, ...part }, of: companyId });
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
  const headings = (name: 'offered' | 'consumed') => (
    <TextField
      label={t(`company.field.${name}`)}
      rows={3}
      value={shown[name].join('\n')}
      onChange={(text) => set({ [name]: text === '' ? [] : text.split('\n') })}
    />
  );
  return (
    <form
      className="profile"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Section
        title={t('company.requisites')}
        acts={
          <>
            <Extract onTake={(profile) => useDraft.setState({ draft: profile, of: companyId })} />
            <Card isUnsaved={isChanged} />
          </>
        }
      >
        <div className="profile-fields">
          <div className="profile-wide">{field('fullName')}</div>
          <div className="profile-half">{field('shortName')}</div>
          <div className="profile-third">{field('legalForm')}</div>
          <div className="profile-sixth">{field('country')}</div>
          <div className="profile-third">{field('inn')}</div>
          <div className="profile-third">{field('kpp')}</div>
          <div className="profile-third">{field('ogrn')}</div>
          <div className="profile-quarter">{field('registeredOn')}</div>
          <div className="profile-quarter">{field('okpo')}</div>
          <div className="profile-quarter">{field('okved')}</div>
          <div className="profile-quarter">
            <Select
              label={t('company.field.smallBusiness')}
              choices={smallBusiness.map((size) => ({
                value: size,
                label: t(`company.small-business.${size === '' ? 'unsaid' : size}`),
              }))}
              value={shown.smallBusiness}
              onChange={(size) => set({ smallBusiness: size })}
            />
          </div>
          <div className="profile-wide">{field('registeredBy')}</div>
        </div>
      </Section>
      <Section title={t('company.head')}>
        <div className="profile-fields">
          <div className="profile-third">{field('headName')}</div>
          <div className="profile-third">{field('headPosition')}</div>
          <div className="profile-third">{field('headBasis')}</div>
        </div>
      </Section>
      <Section title={t('company.addresses')}>
        <div className="profile-fields">
          <div className="profile-third">{field('legalAddress', 2)}</div>
          <div className="profile-third">{field('actualAddress', 2)}</div>
          <div className="profile-third">{field('postalAddress', 2)}</div>
        </div>
      </Section>
      <Section title={t('company.user')}>
        <div className="profile-fields">
          <div className="profile-half">{field('contactName')}</div>
          <div className="profile-half">{field('contactPosition')}</div>
          <div className="profile-third">{field('contactEmail')}</div>
          <div className="profile-third">{field('contactPhone')}</div>
          <div className="profile-third">{field('contactSnils')}</div>
          <div className="profile-half">{field('site')}</div>
        </div>
      </Section>
      <Section title={t('company.products')} hint={t('company.products.hint')}>
        <div className="profile-fields">
          <div className="profile-half">{headings('offered')}</div>
          <div className="profile-half">{headings('consumed')}</div>
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
            <Button kind="quiet" onPress={() => useDraft.setState({ draft: null, of: null })}>
              {t('company.discard')}
            </Button>
            <StatusLight tone="open">{t('company.unsaved')}</StatusLight>
          </>
        )}
      </div>
    </form>
  );
};
