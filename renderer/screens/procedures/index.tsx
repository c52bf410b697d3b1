import { useMemo, useState } from 'react';
import { Button, DropAnywhere, ImportIcon, Page, SplitView } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { LayoutChoice } from './layout-choice.tsx';
import { ListsDialog } from './lists-dialog.tsx';
import { openLists } from './lists-state.ts';
import { findDuplicates } from './work-acts.ts';
import { ProcedureDetail } from './detail.tsx';
import { ProcedureList } from './list.tsx';
import { useNoticeImport } from './use-import.ts';
import { layouts, useView } from './view.ts';
import { undoWork } from './work-acts.ts';
import './procedures.css';
import './layouts.css';

/** The list, and beside it the one that is chosen. */
export const ProceduresScreen = () => {
  const words = useWords();
  const { t } = words;
  const route = useRoute();
  const [isImporting, setImporting] = useState(false);
  const work = useNoticeImport();
  const { value: status } = useAsk('workspace.status', {});
  const showsImport = isImporting || route.tab === 'import';
  const endImport = (): void => {
    setImporting(false);
    if (route.tab === 'import') navigate({ screen: 'procedures' }, 'replace');
  };
  useOffer(
    'procedures',
    useMemo(
      () => [
        ...layouts.map((layout) => ({
          id: `procedures:${layout}`,
          label: t('procedures.layout.show', { layout: t(`organiser.layout.${layout}`) }),
          group: t('frame.palette.here'),
          run: () => useView.setState({ layout }),
        })),
        {
          id: 'procedures:lists',
          label: t('procedures.lists'),
          group: t('frame.palette.here'),
          run: openLists,
        },
        {
          id: 'procedures:duplicates',
          label: t('procedures.duplicates.find'),
          group: t('frame.palette.here'),
          run: () => void findDuplicates(words),
        },
        {
          id: 'procedures:undo',
          label: t('procedures.undo'),
          group: t('frame.palette.here'),
          key: 'Ctrl Z',
          run: () => void undoWork(words),
        },
        {
          id: 'procedures:import',
          label: t('procedures.import'),
          group: t('frame.palette.here'),
          run: () => setImporting(true),
        },
      ],
      [t, words],
    ),
  );
  return (
    <>
      <DropAnywhere
        purpose="notice"
        title={t('procedures.import.let-go')}
        hint={t('procedures.import.formats')}
        onDropped={(files, refused) => {
          setImporting(true);
          void work.take(files, refused);
        }}
      >
        <Page
          title={t('frame.screen.procedures')}
          flush
          acts={
            <>
              <LayoutChoice />
              <Button
                icon={ImportIcon}
                kind={status?.counts.procedures === 0 ? 'primary' : 'plain'}
                onPress={() => setImporting(true)}
              >
                {t('procedures.import')}
              </Button>
            </>
          }
        >
          <SplitView
            name="procedures"
            share={50}
            main={<ProcedureList isEmpty={status?.counts.procedures === 0} onImport={() => setImporting(true)} />}
            detail={route.id === undefined ? null : <ProcedureDetail key={route.id} id={route.id} />}
          />
        </Page>
      </DropAnywhere>
      <ListsDialog />
      <ImportDialog isOpen={showsImport} work={work} onClose={endImport} />
    </>
  );
};
