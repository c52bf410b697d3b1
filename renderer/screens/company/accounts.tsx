import type { CompanyProfile } from '#shared/company/profile.ts';
import { Button, IconButton, PlusIcon, Section, TextField, TrashIcon } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

type Account = CompanyProfile['accounts'][number];
const blank: Account = { bank: '', bik: '', account: '', correspondent: '' };
const parts = ['bank', 'bik', 'account', 'correspondent'] as const satisfies readonly (keyof Account)[];

export type AccountsProps = {
  readonly accounts: readonly Account[];
  readonly faultAt: (path: string) => string | undefined;
  readonly onChange: (accounts: Account[]) => void;
};

export const Accounts = ({ accounts, faultAt, onChange }: AccountsProps) => {
  const { t } = useWords();
  return (
    <Section
      title={t('company.accounts')}
      acts={
        <Button kind="quiet" icon={PlusIcon} onPress={() => onChange([...accounts, blank])}>
          {t('company.account.add')}
        </Button>
      }
    >
      {accounts.length === 0 && <p className="faint">{t('company.accounts.none')}</p>}
      {accounts.map((account, index) => (
        // Accounts have no names of their own and are only added at the end or removed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="account" role="group" aria-label={t('company.account', { number: index + 1 })}>
          {parts.map((part) => {
            const fault = faultAt(`accounts.${index}.${part}`);
            return (
              <TextField
                key={part}
                label={t(`company.account.${part}`)}
                value={account[part]}
                isCode={part !== 'bank'}
                onChange={(text) =>
                  onChange(accounts.map((one, at) => (at === index ? { ...one, [part]: text } : one)))
                }
                {...(fault === undefined ? {} : { fault })}
              />
            );
          })}
          <IconButton
            icon={TrashIcon}
            kind="danger"
            label={t('company.account.remove', { number: index + 1 })}
            onPress={() => onChange(accounts.filter((_, at) => at !== index))}
          />
        </div>
      ))}
    </Section>
  );
};
