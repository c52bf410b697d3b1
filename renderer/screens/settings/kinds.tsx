import { useState } from 'react';
import type { KindRecord } from '#shared/contract/kinds.ts';
import { kindGroups } from '#shared/procedure/kinds/stages.ts';
import {
  Badge,
  Button,
  ErrorNotice,
  IconButton,
  PencilIcon,
  PlusIcon,
  SearchField,
  Section,
  Skeleton,
  StatusLight,
  Table,
  TrashIcon,
  UndoIcon,
} from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { KindDialog } from './kinds-dialog.tsx';
import { useKindName } from './kinds-name.ts';
import { useRecordsFile } from './records-file.tsx';
import './kinds.css';

/** Every kind of procedure with its stages: the program's, and the user's before them. */
export const Kinds = () => {
  const { value, error } = useAsk('kinds.records', {});
  if (value === undefined) return error === null ? <Skeleton lines={14} /> : <ErrorNotice failure={error} />;
  return <Loaded kinds={value.kinds} />;
};

const Loaded = ({ kinds }: { kinds: readonly KindRecord[] }) => {
  const { t, language } = useWords();
  const nameOf = useKindName();
  const [sought, setSought] = useState('');
  const [edited, setEdited] = useState<KindRecord | 'new' | null>(null);
  const reset = useAct('kinds.reset');
  const file = useRecordsFile('kinds');
  const words = sought.trim().toLowerCase();
  const shown = kinds.filter(
    ({ kind }) => words === '' || nameOf(kind).toLowerCase().includes(words) || kind.kindId.includes(words),
  );
  return (
    <div className="kinds">
      <p className="quiet settings-lead">{t('kinds.lead')}</p>
      <div className="kinds-bar">
        <SearchField
          label={t('kinds.search')}
          placeholder={t('kinds.search')}
          clearLabel={t('ui.clear')}
          value={sought}
          onChange={setSought}
        />
        <span className="kinds-acts">
          {file.buttons}
          <Button icon={PlusIcon} onPress={() => setEdited('new')}>
            {t('kinds.add')}
          </Button>
        </span>
      </div>
      {file.told}
      {reset.error !== null && <ErrorNotice failure={reset.error} />}
      {kindGroups.map((group) => {
        const rows = shown.filter(({ kind }) => kind.group === group);
        if (rows.length === 0) return null;
        const title = t(`procedure.kind-group.${group}`);
        return (
          <Section key={group} title={title}>
            <Table
              label={title}
              rows={rows}
              keyOf={({ kind }) => kind.kindId}
              columns={[
                {
                  id: 'name',
                  label: t('kinds.name'),
                  width: '34%',
                  cell: ({ kind, standing, newer }) => (
                    <span className="kinds-name">
                      <bdi>{nameOf(kind)}</bdi>
                      {standing !== 'shipped' && <Badge>{t(`standing.${standing}`)}</Badge>}
                      {newer.length > 0 && (
                        <StatusLight tone="attention">
                          {t('platforms.newer', { total: countText(newer.length, language) })}
                        </StatusLight>
                      )}
                    </span>
                  ),
                },
                {
                  id: 'stages',
                  label: t('kinds.stages'),
                  cell: ({ kind }) =>
                    kind.stages.map(({ stage }) => t(`procedure.stage.${stage}`)).join(t('kinds.stage-join')),
                },
                {
                  id: 'acts',
                  label: t('platforms.edit'),
                  hideLabel: true,
                  width: '68px',
                  cell: (row) => (
                    <span className="kinds-row-acts">
                      <IconButton
                        icon={PencilIcon}
                        label={t('platforms.edit-row', { name: nameOf(row.kind) })}
                        onPress={() => setEdited(row)}
                      />
                      {row.standing !== 'shipped' && (
                        <IconButton
                          icon={row.standing === 'own' ? TrashIcon : UndoIcon}
                          label={t(row.standing === 'own' ? 'platforms.remove-row' : 'kinds.reset', {
                            name: nameOf(row.kind),
                          })}
                          onPress={() => void reset.run({ kindId: row.kind.kindId })}
                        />
                      )}
                    </span>
                  ),
                },
              ]}
            />
          </Section>
        );
      })}
      {edited !== null && <KindDialog record={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
};
