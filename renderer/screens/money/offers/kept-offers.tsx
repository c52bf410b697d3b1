import { useState } from 'react';
import { dayIn } from '#shared/kernel/instant.ts';
import {
  Badge,
  Button,
  Dialog,
  EmptyState,
  ErrorNotice,
  IconButton,
  MoneyIcon,
  PencilIcon,
  PlusIcon,
  StatusLight,
  TrashIcon,
} from '../../../components/index.ts';
import { moscow, plainDayText } from '../../../format/time.ts';
import { useAct } from '../../../state/ask.ts';
import { useMinute } from '../../../state/clock.ts';
import { useWords } from '../../../state/words.tsx';
import type { FormValues } from '../forms/form-values.ts';
import { OfferDialog } from './offer-dialog.tsx';
import { byLender, feeLines, holdingOf, limitLines, priceWords, textAt } from './offer-words.ts';

export type KeptOffer = { readonly offerId: string; readonly values: FormValues };

/** Every offer under its lender, with all it charges: nothing of a price is a press away. */
export const KeptOffers = ({ offers, onAdd }: { offers: readonly KeptOffer[]; onAdd: () => void }) => {
  const { t, language } = useWords();
  const [edited, setEdited] = useState<KeptOffer | null>(null);
  const [doomed, setDoomed] = useState<KeptOffer | null>(null);
  if (offers.length === 0)
    return (
      <EmptyState
        icon={MoneyIcon}
        title={t('offers.none')}
        act={
          <Button kind="primary" icon={PlusIcon} onPress={onAdd}>
            {t('offers.add')}
          </Button>
        }
      >
        {t('offers.none.words')}
      </EmptyState>
    );
  return (
    <>
      <table className="table offers-kept" aria-label={t('offers.view.kept')}>
        <thead>
          <tr>
            <th scope="col">{t('offers.field.name')}</th>
            <th scope="col">{t('offers.column.price')}</th>
            <th scope="col">{t('offers.column.fees')}</th>
            <th scope="col">{t('offers.column.limits')}</th>
            <th scope="col">{t('offers.column.holds')}</th>
            <th scope="col" className="no-print">
              <span className="visually-hidden">{t('offers.acts')}</span>
            </th>
          </tr>
        </thead>
        {byLender(offers, language).map(({ lender, offers: own }) => (
          <tbody key={lender}>
            <tr className="offers-lender">
              <th scope="colgroup" colSpan={6}>
                <bdi>{lender}</bdi>
              </th>
            </tr>
            {own.map((kept) => (
              <OfferRow
                key={kept.offerId}
                kept={kept}
                onEdit={() => setEdited(kept)}
                onRemove={() => setDoomed(kept)}
              />
            ))}
          </tbody>
        ))}
      </table>
      {edited !== null && <OfferDialog kept={edited} onClose={() => setEdited(null)} />}
      {doomed !== null && <RemoveDialog kept={doomed} onClose={() => setDoomed(null)} />}
    </>
  );
};

const OfferRow = ({
  kept: { values },
  onEdit,
  onRemove,
}: {
  kept: KeptOffer;
  onEdit: () => void;
  onRemove: () => void;
}) => {
  const { t, say, language } = useWords();
  const fees = feeLines(values, language, say);
  const limits = limitLines(values, language, say);
  const name = textAt(values, 'name');
  const [source, note] = [textAt(values, 'source'), textAt(values, 'note')];
  return (
    <tr>
      <td>
        <span className="offers-name">
          <bdi>{name}</bdi>
          <Badge>{say(`calc.choice.${textAt(values, 'kind')}`)}</Badge>
        </span>
        {[source, note].map(
          (text) =>
            text !== '' && (
              <p key={text} className="faint offers-note">
                <bdi>{text}</bdi>
              </p>
            ),
        )}
      </td>
      <td>
        <bdi>{priceWords(values, language, say)}</bdi>
      </td>
      <td>{fees.length === 0 ? <span className="faint">{t('offers.no-fees')}</span> : <Lines lines={fees} />}</td>
      <td>{limits.length === 0 ? <span className="faint">—</span> : <Lines lines={limits} />}</td>
      <td>
        <Holding values={values} />
      </td>
      <td className="offers-acts no-print">
        <IconButton icon={PencilIcon} label={`${t('offers.edit')}: ${name}`} onPress={onEdit} />
        <IconButton icon={TrashIcon} label={`${t('offers.remove')}: ${name}`} onPress={onRemove} />
      </td>
    </tr>
  );
};

const Lines = ({ lines }: { lines: readonly { readonly name: string; readonly value: string }[] }) => (
  <dl className="offers-lines">
    {lines.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          <bdi>{value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);

const Holding = ({ values }: { values: FormValues }) => {
  const { t, language } = useWords();
  const today = dayIn(useMinute(), moscow);
  const { state, day } = holdingOf(values, today);
  const words =
    state === 'always' ? t('offers.always') : t(`offers.${state}`, { day: plainDayText(day, language, 'date') });
  return state === 'over' || state === 'later' ? (
    <StatusLight tone={state === 'over' ? 'stop' : 'attention'}>{words}</StatusLight>
  ) : (
    <span>{words}</span>
  );
};

const RemoveDialog = ({ kept, onClose }: { kept: KeptOffer; onClose: () => void }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('offers.remove');
  const remove = async (): Promise<void> => {
    const answer = await run({ offerId: kept.offerId });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      isAlert
      title={t('offers.remove.title', { name: `${textAt(kept.values, 'lender')}: ${textAt(kept.values, 'name')}` })}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="danger" isBusy={isRunning} onPress={() => void remove()}>
            {t('offers.remove.act')}
          </Button>
        </>
      }
    >
      <p>{t('offers.remove.words')}</p>
      {error !== null && <ErrorNotice failure={error} />}
    </Dialog>
  );
};
