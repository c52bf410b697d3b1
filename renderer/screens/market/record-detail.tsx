import { useState } from 'react';
import type { MarketDetail } from '#shared/contract/market.ts';
import { fieldsOf } from '#shared/market/fields.ts';
import type { LooseRecord } from '#shared/market/record.ts';
import {
  Badge,
  Button,
  CrossIcon,
  DefinitionList,
  Dialog,
  ErrorNotice,
  FindingList,
  IconButton,
  PencilIcon,
  Skeleton,
  TrashIcon,
} from '../../components/index.ts';
import { currencySign } from '../../format/numbers.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { CompetitorPage } from './competitor-page.tsx';
import { CustomerPage } from './customer-page.tsx';
import { DealPage } from './deal-page.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { sectionOf } from './sections.ts';
import { SupplierPage } from './supplier-page.tsx';
import { ChannelPage } from './channel-page.tsx';
import { fieldName, kindName, valueText } from './words.ts';

export const RecordDetail = ({ recordId }: { recordId: string }) => {
  const { value, error } = useAsk('market.show', { recordId });
  if (value === undefined) return error === null ? <Skeleton lines={10} /> : <ErrorNotice failure={error} />;
  return <Loaded detail={value} />;
};

const Loaded = ({ detail }: { detail: MarketDetail }) => {
  const words = useWords();
  const { record, name, findings } = detail;
  return (
    <section className="pane-fill market-page" aria-label={name}>
      <header className="record-head">
        <div className="record-title">
          <p className="quiet">{kindName(record.kind, words)}</p>
          <h2>
            <bdi>{name}</bdi>{' '}
            {record.kind === 'customer' && record.isReserved && <Badge>{words.t('market.field.isReserved')}</Badge>}
          </h2>
        </div>
        <Acts detail={detail} />
      </header>
      <div className="market-body">
        {findings.length > 0 && <FindingList findings={findings} label={words.t('market.findings')} />}
        <Facts detail={detail} />
        <Page detail={detail} />
      </div>
    </section>
  );
};

/** What the record says itself; the name stands above. */
const Facts = ({ detail: { record } }: { detail: MarketDetail }) => {
  const words = useWords();
  const loose: LooseRecord = record;
  const facts = fieldsOf(record.kind).flatMap(([field, shape]) => {
    if (field === 'name' || shape.type === 'ref' || shape.type === 'bid' || shape.type === 'currency') return [];
    const text = valueText(shape, loose[field] ?? null, words);
    if (text === '') return [];
    const unit = loose['currency'];
    const isSum = shape.type === 'money' && typeof unit === 'string';
    return [
      {
        label: fieldName(field, words, record.kind),
        value: (
          <bdi className="market-value" dir={isSum || shape.type === 'code' || shape.type === 'inn' ? 'ltr' : 'auto'}>
            {isSum ? `${text} ${currencySign(unit, words.language)}` : text}
          </bdi>
        ),
      },
    ];
  });
  return facts.length === 0 ? null : <DefinitionList narrow facts={facts} />;
};

const Page = ({ detail }: { detail: MarketDetail }) => {
  switch (detail.record.kind) {
    case 'supplier':
      return <SupplierPage detail={detail} />;
    case 'competitor':
      return <CompetitorPage detail={detail} />;
    case 'customer':
      return <CustomerPage detail={detail} />;
    case 'channel':
      return <ChannelPage detail={detail} />;
    case 'deal':
      return <DealPage detail={detail} />;
    case 'request':
    case 'price':
    case 'owner':
    case 'person':
    case 'loyalty':
    case 'spend':
    case 'plan':
    case 'activity':
      return null;
  }
};

const Acts = ({ detail: { record, name, chapters, moves } }: { detail: MarketDetail }) => {
  const { t } = useWords();
  const [isEditing, setEditing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const removal = useAct('market.remove');
  const section = sectionOf(record.kind);
  const remove = async (): Promise<void> => {
    const answer = await removal.run({ recordId: record.recordId });
    if (answer.ok) navigate({ screen: 'market', tab: section }, 'replace');
  };
  return (
    <div className="row-acts">
      <IconButton icon={PencilIcon} label={t('market.edit-row', { name })} onPress={() => setEditing(true)} />
      <IconButton icon={TrashIcon} label={t('market.remove-row', { name })} onPress={() => setAsking(true)} />
      <IconButton icon={CrossIcon} label={t('ui.close')} onPress={() => navigate({ screen: 'market', tab: section })} />
      {isEditing && <RecordDialog kind={record.kind} record={record} onClose={() => setEditing(false)} />}
      <Dialog
        isAlert
        isOpen={isAsking}
        title={t('market.remove-row', { name })}
        onClose={() => setAsking(false)}
        acts={
          <>
            <Button kind="quiet" onPress={() => setAsking(false)}>
              {t('ui.cancel')}
            </Button>
            <Button kind="danger" isBusy={removal.isRunning} onPress={() => void remove()}>
              {t('market.remove')}
            </Button>
          </>
        }
      >
        <p>{t('market.remove.effect', { total: chapters.length + moves.length })}</p>
        {removal.error !== null && <ErrorNotice failure={removal.error} />}
      </Dialog>
    </div>
  );
};
