import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ShownView } from '#shared/contract/views.ts';
import {
  Button,
  ChevronDownIcon,
  Dialog,
  ErrorNotice,
  Menu,
  TextField,
  type MenuEntry,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { useTableColumns } from './use-table-columns.ts';
import { askedOf, differs, takeView, useView } from './view.ts';

const whole = 'whole-list';

/** The whole list and every saved view, one press away; what one sees now can be kept under a name. */
export const ViewsBar = () => {
  const { t, say } = useWords();
  const view = useView();
  const { columns } = useTableColumns();
  const { value } = useAsk('views.list', {});
  const save = useAct('views.save');
  const remove = useAct('views.remove');
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const [name, setName] = useState('');
  const views = value?.views ?? [];
  const nameOf = (one: ShownView): string => one.name ?? say(`organiser.view.${one.viewId}`, one.viewId);
  const current = views.find(({ viewId }) => viewId === view.viewId);
  const isChanged = current !== undefined && differs(view, current);
  const keep = async (viewId: string | undefined, called: string | null): Promise<void> => {
    const shown = {
      ...(viewId === undefined ? {} : { viewId }),
      name: called,
      layout: view.layout,
      ...askedOf(view),
      columns: columns.map(({ id }) => id),
      order: view.order,
      descending: view.descending,
    };
    const answer = await save.run({ view: shown });
    if (answer.ok) takeView(answer.value);
  };
  const rename = async (): Promise<void> => {
    if (current === undefined) return;
    const { isBuiltIn: _, ...kept } = current;
    const answer = await save.run({ view: { ...kept, name: name.trim() } });
    if (answer.ok) useView.setState({ viewId: answer.value.viewId });
  };
  /** A built-in view that was changed is back as it came; one of the user's own is gone. */
  const takeAway = async (viewId: string): Promise<void> => {
    const answer = await remove.run({ viewId });
    if (answer.ok) takeView(answer.value.views.find((one) => one.viewId === viewId) ?? null);
  };
  const startNaming = (what: 'new' | 'rename'): void => {
    setName(what === 'rename' && current !== undefined ? nameOf(current) : '');
    setNaming(what);
  };
  const acts: readonly MenuEntry[] = [
    { id: 'new', label: t('procedures.views.save-new'), run: () => startNaming('new') },
    ...(current === undefined
      ? []
      : ([
          'line',
          {
            id: 'save',
            label: t('procedures.views.save', { name: nameOf(current) }),
            isDisabled: !isChanged,
            run: () => void keep(current.viewId, current.name),
          },
          { id: 'again', label: t('procedures.views.again'), isDisabled: !isChanged, run: () => takeView(current) },
          { id: 'rename', label: t('procedures.views.rename'), run: () => startNaming('rename') },
          {
            id: 'remove',
            label: t(current.isBuiltIn ? 'procedures.views.reset' : 'procedures.views.remove', {
              name: nameOf(current),
            }),
            isDanger: !current.isBuiltIn,
            run: () => void takeAway(current.viewId),
          },
        ] satisfies readonly MenuEntry[])),
  ];
  const end = (): void => setNaming(null);
  return (
    <div className="views">
      <ToggleButtonGroup
        className="views-list"
        aria-label={t('procedures.views')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[current?.viewId ?? whole]}
        onSelectionChange={(keys) => {
          const [key] = keys;
          takeView(views.find(({ viewId }) => viewId === key) ?? null);
        }}
      >
        <ToggleButton id={whole} className="view-tab">
          {t('procedures.views.whole')}
        </ToggleButton>
        {views.map((one) => (
          <ToggleButton key={one.viewId} id={one.viewId} className="view-tab">
            <bdi className="clip">{nameOf(one)}</bdi>
            {one.viewId === view.viewId && isChanged && (
              <span className="view-changed">
                <span aria-hidden>•</span>
                <span className="visually-hidden">{t('procedures.views.changed')}</span>
              </span>
            )}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Menu
        label={t('procedures.views.acts')}
        entries={acts}
        trigger={
          <Button kind="quiet" icon={ChevronDownIcon}>
            {t('procedures.views.acts')}
          </Button>
        }
      />
      {[save.error, remove.error].map((error) => error !== null && <ErrorNotice key={error.code} failure={error} />)}
      <Dialog
        title={t(naming === 'rename' ? 'procedures.views.rename' : 'procedures.views.save-new')}
        isOpen={naming !== null}
        onClose={end}
        acts={
          <>
            <Button kind="quiet" onPress={end}>
              {t('ui.cancel')}
            </Button>
            <Button
              kind="primary"
              isDisabled={name.trim() === ''}
              onPress={() => {
                void (naming === 'rename' ? rename() : keep(undefined, name.trim()));
                end();
              }}
            >
              {t(naming === 'rename' ? 'procedures.views.rename' : 'procedures.views.save-new')}
            </Button>
          </>
        }
      >
        <TextField label={t('procedures.views.name')} value={name} onChange={setName} autoFocus maxLength={120} />
      </Dialog>
    </div>
  );
};
