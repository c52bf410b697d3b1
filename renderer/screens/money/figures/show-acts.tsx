import './figures.css';
import { useState } from 'react';
import type { Asked } from '#shared/contract/index.ts';
import { Button, ErrorNotice, ExportIcon, Menu } from '../../../components/index.ts';
import { useMinute } from '../../../state/clock.ts';
import { runJob } from '../../../state/jobs.ts';
import { call } from '../../../state/host.ts';
import { useWords } from '../../../state/words.tsx';
import type { Failure } from '#shared/kernel/failure.ts';

type WithoutFile<Each> = Each extends unknown ? Omit<Each, 'out' | 'keep' | 'language'> : never;
/** Which document: a comparison with its need, a forecast with its scenarios, the kept plan. */
export type ShownDocument = WithoutFile<Asked<'money.export'>>;

const forms = ['xlsx', 'pdf', 'csv'] as const;

/** `comparison-2026-11-23T10-00.xlsx`: told apart by what it is and when it was asked for. */
export const fileNameOf = (what: string, now: string, form: (typeof forms)[number]): string =>
  `${what}-${now.slice(0, 16).replace(':', '-')}.${form}`;

/** Prints the pane, or writes what it shows as a file among the workspace's exports. */
export const ShowActs = ({ document, label }: { document: ShownDocument | null; label: string }) => {
  const { t, language } = useWords();
  const now = useMinute();
  const [written, setWritten] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const write = async (form: (typeof forms)[number]): Promise<void> => {
    if (document === null) return;
    setWritten(null);
    setFailure(null);
    const input: Asked<'money.export'> = {
      ...document,
      out: fileNameOf(document.what, now, form),
      keep: true,
      language,
    };
    const answer = await runJob({ name: 'money.export', input, label });
    if (!answer.ok) {
      setFailure(answer.error);
      return;
    }
    setWritten(answer.value.path);
    await call('files.reveal', { path: answer.value.path });
  };
  return (
    <div className="show-acts no-print">
      <Button kind="quiet" onPress={() => window.print()}>
        {t('money.print')}
      </Button>
      <Menu
        label={t('money.save-as')}
        trigger={
          <Button kind="quiet" icon={ExportIcon} isDisabled={document === null}>
            {t('money.save-as')}
          </Button>
        }
        entries={forms.map((form) => ({ id: form, label: t(`money.form-of.${form}`), run: () => void write(form) }))}
      />
      {written !== null && (
        <p className="quiet show-written" role="status">
          {t('money.file-written')} <bdi className="ltr mono">{written}</bdi>
        </p>
      )}
      {failure !== null && <ErrorNotice failure={failure} />}
    </div>
  );
};
