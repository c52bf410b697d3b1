import { useEffect, useMemo, useRef, useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import {
  Button,
  ErrorNotice,
  FilePicker,
  ImportIcon,
  PlusIcon,
  RadioGroup,
  Skeleton,
  Toolbar,
} from '../../../components/index.ts';
import { countText } from '../../../format/numbers.ts';
import { moscow } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { useMinute } from '../../../state/clock.ts';
import { useOffer } from '../../../state/commands.ts';
import { useWords } from '../../../state/words.tsx';
import { goToPane, useMoneyPlace } from '../address.ts';
import { CompareView } from './compare-view.tsx';
import { ImportOffers } from './import-offers.tsx';
import { KeptOffers } from './kept-offers.tsx';
import { OfferDialog } from './offer-dialog.tsx';
import { valuesOfOffer } from './offer-words.ts';
import { SavedLine, SaveMenu, useSaveAs } from '../save-as.tsx';
import { askedOf, useNeed } from './need-state.ts';
import './offers.css';

const views = ['compare', 'kept'] as const;
type View = (typeof views)[number];
/** After the palette has gone: it would stand on the paper. */
const printSoon = (): void => {
  setTimeout(() => window.print(), 0);
};
const noNeed = { sum: '', start: '', end: '' };

/** Lenders' offers: kept with every fee, and side by side for one need. */
export const OffersPane = () => {
  const { t, language } = useWords();
  const { within } = useMoneyPlace();
  const { value, error } = useAsk('offers.list', {});
  const asked = askedOf(useNeed());
  const saving = useSaveAs(
    { what: 'comparison', ...(asked ?? noNeed) },
    t('offers.compare'),
    dayIn(useMinute(), moscow),
  );
  const [isAdding, setAdding] = useState(false);
  const [file, setFile] = useState<FileHandle | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const offers = useMemo(
    () => (value?.offers ?? []).map(({ offerId, offer }) => ({ offerId, values: valuesOfOffer(offer) })),
    [value],
  );
  const named: View | null = views.find((view) => view === within) ?? null;
  const view: View = named ?? (value !== undefined && offers.length === 0 ? 'kept' : 'compare');
  // What is saved changes with every key typed into the need; the palette asks for it when it is wanted.
  const latest = useRef(saving);
  useEffect(() => {
    latest.current = saving;
  });
  const canShow = view === 'compare' && asked !== null;
  useOffer(
    'money.offers',
    useMemo(
      () => [
        ...(canShow
          ? [
              {
                id: 'offers.save-xlsx',
                label: `${t('offers.compare')}: ${t('money.save.xlsx')}`,
                group: t('money.pane.offers'),
                run: () => void latest.current.save('xlsx'),
              },
              {
                id: 'offers.save-pdf',
                label: `${t('offers.compare')}: ${t('money.save.pdf')}`,
                group: t('money.pane.offers'),
                run: () => void latest.current.save('pdf'),
              },
            ]
          : []),
        { id: 'offers.print', label: t('money.print'), group: t('money.pane.offers'), run: printSoon },
        { id: 'offers.add', label: t('offers.add'), group: t('money.pane.offers'), run: () => setAdding(true) },
        ...views.map((one) => ({
          id: `offers.${one}`,
          label: t(`offers.view.${one}`),
          group: t('money.pane.offers'),
          run: () => goToPane('offers', one),
        })),
      ],
      [t, canShow],
    ),
  );
  return (
    <div className="money-pane offers">
      <Toolbar
        end={
          <>
            {view === 'compare' && <SaveMenu saving={saving} isDisabled={asked === null} />}
            <FilePicker
              kind="quiet"
              icon={ImportIcon}
              purpose="content"
              onChosen={([chosen]) => {
                setRefused(null);
                setFile(chosen ?? null);
              }}
              onRefused={setRefused}
            >
              {t('offers.import')}
            </FilePicker>
            <Button icon={PlusIcon} onPress={() => setAdding(true)}>
              {t('offers.add')}
            </Button>
          </>
        }
      >
        <RadioGroup
          layout="row"
          hideLabel
          label={t('offers.view')}
          choices={views.map((one) => ({
            value: one,
            label:
              one === 'kept' && offers.length > 0
                ? `${t('offers.view.kept')} · ${countText(offers.length, language)}`
                : t(`offers.view.${one}`),
          }))}
          value={view}
          onChange={(one) => goToPane('offers', one, 'replace')}
        />
      </Toolbar>
      <SavedLine saving={saving} />
      {refused !== null && <ErrorNotice failure={refused} />}
      {error !== null && <ErrorNotice failure={error} />}
      {value === undefined ? (
        error === null && <Skeleton lines={10} />
      ) : view === 'kept' ? (
        <KeptOffers offers={offers} onAdd={() => setAdding(true)} />
      ) : (
        <CompareView kept={offers.length} onAdd={() => setAdding(true)} />
      )}
      {isAdding && <OfferDialog kept={null} onClose={() => setAdding(false)} />}
      {file !== null && <ImportOffers file={file} onClose={() => setFile(null)} />}
    </div>
  );
};
