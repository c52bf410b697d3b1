import { useState } from 'react';
import type { Asked } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, Code, ErrorNotice, ExportIcon, Menu, StatusLight } from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';

type Export = Asked<'money.export'>;
type Without<Each> = Each extends unknown ? Omit<Each, 'out' | 'language' | 'keep'> : never;

const endings = ['xlsx', 'pdf', 'csv'] as const;

export type SaveAs = {
  readonly isBusy: boolean;
  readonly save: (ending: (typeof endings)[number]) => Promise<void>;
  readonly path: string | null;
  readonly failure: Failure | null;
};

/** Writes what a pane shows among the workspace’s exports, under a name of its day. */
export const useSaveAs = (what: Without<Export>, title: string, day: string): SaveAs => {
  const { t, language } = useWords();
  const [path, setPath] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save: SaveAs['save'] = async (ending) => {
    setBusy(true);
    const out = `${title} ${day}.${ending}`;
    const input = { ...what, out, language, keep: true } as Export;
    const answer = await runJob({ name: 'money.export', input, label: t('money.save.job', { name: out }) });
    setBusy(false);
    setPath(answer.ok ? answer.value.path : null);
    setFailure(answer.ok || answer.error.code === 'call.cancelled' ? null : answer.error);
  };
  return { isBusy, save, path, failure };
};

export const SaveMenu = ({ saving, isDisabled = false }: { saving: SaveAs; isDisabled?: boolean }) => {
  const { t } = useWords();
  return (
    <Menu
      label={t('money.save')}
      trigger={
        <Button kind="quiet" icon={ExportIcon} isDisabled={isDisabled} isBusy={saving.isBusy}>
          {t('money.save')}
        </Button>
      }
      entries={[
        ...endings.map((ending) => ({
          id: ending,
          label: t(`money.save.${ending}`),
          run: () => void saving.save(ending),
        })),
        'line',
        { id: 'print', label: t('money.save.print'), run: () => window.print() },
      ]}
    />
  );
};

/** Where it was written, or why not. */
export const SavedLine = ({ saving: { path, failure } }: { saving: SaveAs }) => {
  const { t } = useWords();
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  if (failure !== null) return <ErrorNotice failure={failure} />;
  if (path === null) return null;
  return (
    <p className="money-saved" role="status">
      <StatusLight tone="fine">{t('money.saved')}</StatusLight>
      <Code>{path}</Code>
      <CopyButton text={path} what={t('money.save.path')} />
      {canReveal && (
        <Button kind="quiet" onPress={() => void call('files.reveal', { path })}>
          {t('money.save.reveal')}
        </Button>
      )}
    </p>
  );
};
