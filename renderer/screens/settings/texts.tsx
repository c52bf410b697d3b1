import { useState } from 'react';
import type { TemplateRow } from '#shared/contract/templates.ts';
import { languages } from '#shared/kernel/language.ts';
import { Badge, Button, ErrorNotice, PlusIcon, Skeleton, Table } from '../../components/index.ts';
import { languageNames } from '../../format/language-names.ts';
import { useAsk } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { useWords } from '../../state/words.tsx';
import { RecordsBar } from './records-bar.tsx';
import { TextDialog, type EditedText } from './texts-dialog.tsx';
import './kinds.css';
import './texts.css';

/** Texts with fields: each with its languages, the program's and the user's. */
export const Texts = () => {
  const { value, error } = useAsk('templates.list', {});
  if (value === undefined) return error === null ? <Skeleton lines={8} /> : <ErrorNotice failure={error} />;
  return <Loaded templates={value.templates} />;
};

const Loaded = ({ templates }: { templates: readonly TemplateRow[] }) => {
  const { t, language } = useWords();
  const [edited, setEdited] = useState<EditedText | null>(null);
  useOffer('texts', [
    { id: 'texts.add', label: t('texts.add'), group: t('frame.palette.here'), run: () => setEdited({ as: 'new' }) },
  ]);
  const names = [...new Set(templates.map(({ templateId }) => templateId))];
  const rows = names.map((templateId) => {
    const all = templates.filter((one) => one.templateId === templateId);
    return { templateId, all, shown: all.find((one) => one.language === language) ?? all[0] };
  });
  return (
    <div className="kinds texts">
      <RecordsBar lead={t('texts.lead')} of="templates" hasOwn={templates.some(({ isOwn }) => isOwn)}>
        <Button icon={PlusIcon} onPress={() => setEdited({ as: 'new' })}>
          {t('texts.add')}
        </Button>
      </RecordsBar>
      <Table
        label={t('settings.tab.texts')}
        rows={rows}
        keyOf={({ templateId }) => templateId}
        columns={[
          {
            id: 'name',
            label: t('texts.name'),
            width: '40%',
            cell: ({ shown, all }) => (
              <span className="kinds-name">
                <bdi>{shown?.title}</bdi>
                {all.some(({ isOwn }) => isOwn) && <Badge>{t('texts.edited')}</Badge>}
              </span>
            ),
          },
          {
            id: 'kind',
            label: t('texts.kind'),
            cell: ({ shown }) => (shown === undefined ? '' : t(`templates.kind.${shown.kind}`)),
          },
          {
            id: 'languages',
            label: t('texts.languages'),
            width: '34%',
            cell: ({ templateId, all }) => (
              <span className="texts-languages">
                {languages
                  .filter((tongue) => all.some((one) => one.language === tongue))
                  .map((tongue) => (
                    <Button
                      key={tongue}
                      kind="quiet"
                      aria-label={t('texts.open', {
                        name: all.find((one) => one.language === tongue)?.title ?? templateId,
                        language: languageNames[tongue],
                      })}
                      onPress={() => setEdited({ as: 'edit', templateId, language: tongue })}
                    >
                      {languageNames[tongue]}
                    </Button>
                  ))}
              </span>
            ),
          },
        ]}
      />
      {edited !== null && (
        <TextDialog
          key={JSON.stringify(edited)}
          edited={edited}
          templates={templates}
          onCopy={(templateId, tongue) => setEdited({ as: 'copy', templateId, language: tongue })}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
};
