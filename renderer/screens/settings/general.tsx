import { useState } from 'react';
import type { Settings, WorkspaceStatus } from '#shared/contract/workspace.ts';
import { languages } from '#shared/kernel/language.ts';
import {
  Button,
  Code,
  DefinitionList,
  ErrorNotice,
  RadioGroup,
  Section,
  Select,
  Skeleton,
  Switch,
} from '../../components/index.ts';
import { languageNames } from '../../format/language-names.ts';
import { zoneChoices } from '../../format/zones.ts';
import { paletteKeys } from '../../frame/palette-keys.ts';
import { forget, useAct, useAsk } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { usePreferences } from '../../state/preferences.ts';
import { themes } from '../../state/theme.ts';
import { useWords } from '../../state/words.tsx';
import { UploadSpeed } from './upload-speed.tsx';

export const General = () => {
  const { value: status, error } = useAsk('workspace.status', {});
  if (status === undefined) return error === null ? <Skeleton lines={12} /> : <ErrorNotice failure={error} />;
  return <Loaded status={status} />;
};

const Loaded = ({ status }: { status: WorkspaceStatus }) => {
  const { t, language } = useWords();
  const now = useMinute();
  const { run, error } = useAct('settings.save');
  const letterKeys = usePreferences((preferences) => preferences.letterKeys);
  const save = async (part: Partial<Settings>): Promise<void> => {
    if ((await run(part)).ok) forget('settings');
  };
  return (
    <div className="settings">
      {error !== null && <ErrorNotice failure={error} />}
      <Section title={t('settings.appearance')}>
        <div className="settings-rows">
          <RadioGroup
            label={t('settings.language')}
            layout="row"
            value={language}
            choices={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChange={(next) => void save({ language: next })}
          />
          <RadioGroup
            label={t('settings.theme')}
            layout="row"
            value={status.settings.theme}
            choices={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
            onChange={(theme) => void save({ theme })}
          />
        </div>
      </Section>
      <Section title={t('settings.time')}>
        <div className="settings-zone">
          <Select
            label={t('settings.zone')}
            hint={t('settings.zone.hint')}
            value={status.settings.zone}
            choices={zoneChoices(status.settings.zone, now)}
            onChange={(zone) => void save({ zone })}
          />
        </div>
      </Section>
      <Section title={t('readiness.area.upload')}>
        <UploadSpeed value={status.settings.uploadKilobits} onSave={(uploadKilobits) => save({ uploadKilobits })} />
      </Section>
      <Section title={t('settings.keyboard')}>
        <Switch isSelected={letterKeys} onChange={(next) => usePreferences.setState({ letterKeys: next })}>
          {t('settings.letters')}
        </Switch>
        <DefinitionList
          facts={[
            { label: t('settings.keys.palette'), value: <kbd dir="ltr">{paletteKeys}</kbd> },
            { label: t('settings.keys.search'), value: <kbd>/</kbd> },
            { label: t('settings.keys.back'), value: <kbd>Esc</kbd> },
          ]}
        />
      </Section>
      <Section title={t('settings.workspace')} acts={<Reveal folder={status.folder} />}>
        <DefinitionList
          facts={[
            { label: t('settings.folder'), value: <Code>{status.folder}</Code> },
            { label: t('settings.counts'), value: t('settings.counts.words', status.counts) },
          ]}
        />
      </Section>
      <Section title={t('settings.about')}>
        <DefinitionList
          facts={[
            { label: t('settings.version'), value: <Code>{`Bidwright ${status.version}`}</Code> },
            { label: t('settings.face'), value: t(`settings.face.${status.face}`) },
            { label: t('settings.network'), value: t('settings.network.none') },
          ]}
        />
      </Section>
    </div>
  );
};

/** Where the face has no file manager to open, it answers the path only, which stands here already. */
const Reveal = ({ folder }: { folder: string }) => {
  const { t } = useWords();
  const { run } = useAct('files.reveal');
  const [isPossible, setPossible] = useState(true);
  const reveal = async (): Promise<void> => {
    const answer = await run({ path: folder });
    setPossible(answer.ok && answer.value.shown);
  };
  if (!isPossible) return null;
  return (
    <Button kind="quiet" onPress={() => void reveal()}>
      {t('settings.reveal')}
    </Button>
  );
};
