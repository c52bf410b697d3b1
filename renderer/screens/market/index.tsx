import { useMemo, useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import type { MarketKind } from '#shared/market/fields.ts';
import {
  Button,
  ErrorNotice,
  ExportIcon,
  FilePicker,
  IconButton,
  ImportIcon,
  Menu,
  Notice,
  Page,
  PlusIcon,
  SearchField,
  SplitView,
  Tabs,
} from '../../components/index.ts';
import { useAct } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { call } from '../../state/host.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { ChannelsReport } from './channels-report.tsx';
import { Forks } from './forks.tsx';
import { Found } from './found.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { Pipeline } from './pipeline.tsx';
import { Plan } from './plan.tsx';
import { RecordDetail } from './record-detail.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RecordList } from './record-list.tsx';
import { sections, type SectionId } from './sections.ts';
import { Suggestions } from './suggestions.tsx';
import { kindName } from './words.ts';
import './market.css';

type Looked = { readonly kind: MarketKind; readonly fileId: string; readonly look: Answer<'market.look'> };

export const MarketScreen = () => {
  const words = useWords();
  const { t } = words;
  const { id, tab } = useRoute();
  const [find, setFind] = useState('');
  const [adding, setAdding] = useState<MarketKind | null>(null);
  const [isSuggesting, setSuggesting] = useState(false);
  const section = sections.find((known) => known.id === tab) ?? sections[0];
  const go = (next: SectionId): void => navigate({ screen: 'market', tab: next }, 'replace');
  const offers = useMemo(
    () => [
      ...sections.map((each) => ({
        id: `market-${each.id}`,
        label: t(`market.section.${each.id}`),
        group: t('frame.screen.market'),
        run: () => navigate({ screen: 'market', tab: each.id }),
      })),
      {
        id: 'market-suggest',
        label: t('market.suggest'),
        group: t('frame.screen.market'),
        run: () => setSuggesting(true),
      },
    ],
    [t],
  );
  useOffer('market', offers);
  const isFinding = find.trim() !== '';
  return (
    <div className="market">
      <Page
        title={t('frame.screen.market')}
        lead={t('market.lead')}
        flush
        acts={
          <>
            <SearchField
              label={t('market.find')}
              placeholder={t('market.find')}
              clearLabel={t('market.find.clear')}
              value={find}
              onChange={setFind}
            />
            <Acts kind={section.kind} onAdd={setAdding} onSuggest={() => setSuggesting(true)} />
          </>
        }
      >
        {isFinding ? (
          <Found find={find} chosen={id ?? null} onOpen={() => setFind('')} />
        ) : (
          <Tabs
            label={t('frame.screen.market')}
            chosen={section.id}
            onChoose={go}
            tabs={sections.map((each) => ({
              id: each.id,
              label: t(`market.section.${each.id}`),
              content: each.id === section.id && (
                <SplitView
                  name="market"
                  share={46}
                  main={<Main section={each.id} chosen={id ?? null} onAdd={setAdding} />}
                  detail={id === undefined ? null : <RecordDetail key={id} recordId={id} />}
                />
              ),
            }))}
          />
        )}
        {adding !== null && (
          <RecordDialog
            kind={adding}
            record={null}
            onClose={() => setAdding(null)}
            onSaved={({ recordId }) => navigate({ screen: 'market', tab: section.id, id: recordId })}
          />
        )}
        {isSuggesting && <Suggestions onClose={() => setSuggesting(false)} />}
      </Page>
    </div>
  );
};

type MainProps = {
  readonly section: SectionId;
  readonly chosen: string | null;
  readonly onAdd: (kind: MarketKind) => void;
};

const Main = ({ section, chosen, onAdd }: MainProps) => {
  const [region, setRegion] = useState<string | null>(null);
  const list = { section, chosen, region, onRegion: setRegion };
  switch (section) {
    case 'pipeline':
      return <Pipeline chosen={chosen} onAdd={() => onAdd('deal')} />;
    case 'customers':
      return <RecordList kind="customer" {...list} onAdd={() => onAdd('customer')} />;
    case 'suppliers':
      return (
        <div className="pane-fill market-list">
          <RecordList kind="supplier" {...list} onAdd={() => onAdd('supplier')} />
          <Forks />
        </div>
      );
    case 'competitors':
      return <RecordList kind="competitor" {...list} onAdd={() => onAdd('competitor')} />;
    case 'channels':
      return <ChannelsReport onAdd={() => onAdd('channel')} />;
    case 'plan':
      return <Plan />;
  }
};

type ActsProps = {
  readonly kind: MarketKind | null;
  readonly onAdd: (kind: MarketKind) => void;
  readonly onSuggest: () => void;
};

/** What can be done with the whole of a section: add, take a table in, write everything out. */
const Acts = ({ kind, onAdd, onSuggest }: ActsProps) => {
  const words = useWords();
  const { t, language } = words;
  const [looked, setLooked] = useState<Looked | null>(null);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const exporting = useAct('market.export');
  const reveal = useAct('files.reveal');
  const look = async (meant: MarketKind, fileId: string): Promise<void> => {
    const answer = await call('market.look', { fileId, kind: meant });
    setRefusal(answer.ok ? null : answer.error);
    if (answer.ok) setLooked({ kind: meant, fileId, look: answer.value });
  };
  const write = async (withPeople: boolean): Promise<void> => {
    const answer = await exporting.run({ withPeople, language });
    if (!answer.ok) return;
    setWritten(answer.value.path);
    await reveal.run({ path: answer.value.path });
  };
  const failure = refusal ?? exporting.error;
  return (
    <>
      {kind === 'competitor' && (
        <Button kind="quiet" onPress={onSuggest}>
          {t('market.suggest')}
        </Button>
      )}
      {kind !== null && (
        <FilePicker
          kind="quiet"
          icon={ImportIcon}
          purpose="content"
          onChosen={([file]) => void (file === undefined ? null : look(kind, file.fileId))}
          onRefused={setRefusal}
        >
          {t('market.import.button')}
        </FilePicker>
      )}
      <Menu
        trigger={<IconButton icon={ExportIcon} label={t('market.export')} />}
        label={t('market.export')}
        entries={[
          { id: 'plain', label: t('market.export.plain'), run: () => void write(false) },
          { id: 'people', label: t('market.export.people'), run: () => void write(true) },
        ]}
      />
      {kind !== null && (
        <Button icon={PlusIcon} onPress={() => onAdd(kind)}>
          {t('market.add', { kind: kindName(kind, words) })}
        </Button>
      )}
      {written !== null && (
        <Notice tone="fine">
          {t('market.exported')} <bdi className="ltr mono">{written}</bdi>
        </Notice>
      )}
      {failure !== null && <ErrorNotice failure={failure} />}
      {looked !== null && kind !== null && (
        <ImportDialog
          key={looked.kind}
          {...looked}
          kinds={importedKinds(kind)}
          onKind={(next) => void look(next, looked.fileId)}
          onClose={() => setLooked(null)}
        />
      )}
    </>
  );
};

/** What the rows of a table may be: the records themselves, or a chapter that firms send as tables. */
const importedKinds = (kind: MarketKind): readonly MarketKind[] => {
  if (kind === 'supplier') return ['supplier', 'request'];
  if (kind === 'competitor') return ['competitor', 'price'];
  return kind === 'channel' ? ['channel', 'spend'] : [kind];
};
