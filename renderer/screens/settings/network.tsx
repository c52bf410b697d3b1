import { useState } from 'react';
import type { Settings } from '#shared/contract/workspace.ts';
import { Button, ErrorNotice, RadioGroup, Section, Skeleton, Switch, TextField } from '../../components/index.ts';
import { forget, useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

type NetworkSettings = Pick<
  Settings,
  'proxy' | 'proxyAddress' | 'proxyUser' | 'proxyExempt' | 'timestampServices' | 'privateAddresses'
>;
const kinds = ['environment', 'none', 'own'] as const;

/** How this program reaches others when it is told to. Nothing here reaches anybody by itself. */
export const Network = () => {
  const { value: status, error } = useAsk('workspace.status', {});
  if (status === undefined) return error === null ? <Skeleton lines={12} /> : <ErrorNotice failure={error} />;
  return <Form saved={status.settings} />;
};

const linesOf = (text: string): string =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .join('\n');

const Form = ({ saved }: { saved: NetworkSettings }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('settings.save');
  const [draft, setDraft] = useState<NetworkSettings>({
    ...saved,
    timestampServices: linesOf(saved.timestampServices),
  });
  const change = (part: Partial<NetworkSettings>): void => setDraft({ ...draft, ...part });
  const { proxy, proxyAddress, proxyUser, proxyExempt, timestampServices, privateAddresses } = draft;
  const isChanged =
    proxy !== saved.proxy ||
    proxyAddress !== saved.proxyAddress ||
    proxyUser !== saved.proxyUser ||
    proxyExempt !== saved.proxyExempt ||
    timestampServices !== linesOf(saved.timestampServices) ||
    privateAddresses !== saved.privateAddresses;
  const save = async (): Promise<void> => {
    const answer = await run({ proxy, proxyAddress, proxyUser, proxyExempt, timestampServices, privateAddresses });
    if (answer.ok) forget('settings');
  };
  return (
    <div className="settings">
      <p className="quiet settings-lead">{t('settings.network.lead')}</p>
      {error !== null && <ErrorNotice failure={error} />}
      <Section title={t('settings.tsas')} hint={t('settings.tsas.hint')}>
        <TextField
          label={t('settings.tsas.label')}
          isCode
          rows={3}
          placeholder="https://…"
          value={timestampServices}
          onChange={(next) => change({ timestampServices: next })}
        />
      </Section>
      <Section title={t('settings.proxy')} hint={t('settings.proxy.hint')}>
        <div className="settings-rows">
          <RadioGroup
            label={t('settings.proxy.kind')}
            value={proxy}
            choices={kinds.map((value) => ({
              value,
              label: t(`settings.proxy.${value}`),
              hint: t(`settings.proxy.${value}.hint`),
            }))}
            onChange={(next) => change({ proxy: next })}
          />
          {proxy === 'own' && (
            <div className="settings-proxy">
              <TextField
                label={t('settings.proxy.address')}
                isCode
                placeholder="http://proxy:3128"
                value={proxyAddress}
                onChange={(next) => change({ proxyAddress: next.trim() })}
              />
              <TextField
                label={t('settings.proxy.user')}
                hint={t('settings.proxy.user.hint')}
                isCode
                value={proxyUser}
                onChange={(next) => change({ proxyUser: next })}
              />
              <TextField
                label={t('settings.proxy.exempt')}
                hint={t('settings.proxy.exempt.hint')}
                isCode
                placeholder="intranet.example, 10.0.0.5"
                value={proxyExempt}
                onChange={(next) => change({ proxyExempt: next })}
              />
            </div>
          )}
        </div>
      </Section>
      <Section title={t('settings.private')} hint={t('settings.private.hint')}>
        <Switch isSelected={privateAddresses} onChange={(next) => change({ privateAddresses: next })}>
          {t('settings.private.allow')}
        </Switch>
      </Section>
      <div>
        <Button kind="primary" isBusy={isRunning} isDisabled={!isChanged} onPress={() => void save()}>
          {t('settings.network.save')}
        </Button>
      </div>
    </div>
  );
};
