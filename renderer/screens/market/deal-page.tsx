import { useState } from 'react';
import type { MarketDetail } from '#shared/contract/market.ts';
import { dealStages, type DealStage } from '#shared/market/pipeline.ts';
import {
  Button,
  Checkbox,
  DayField,
  ErrorNotice,
  Section,
  Select,
  StatusLight,
  TextField,
} from '../../components/index.ts';
import { remember, useAct, useAsk } from '../../state/ask.ts';
import { useOrganiser } from '../../state/organiser.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { Link } from './link.tsx';
import { OpenBid } from './open-bid.tsx';
import { dayWords } from './words.ts';

/** Where the deal stands, how it came there, and the next move. */
export const DealPage = ({ detail }: { detail: MarketDetail }) => {
  const { t } = useWords();
  return (
    <>
      <Linked detail={detail} />
      <Section title={t('market.move')} hint={t('market.move.hint')}>
        <MoveForm key={detail.moves.length} detail={detail} />
      </Section>
      <Section title={t('market.moves')}>
        <Moves moves={detail.moves} />
      </Section>
    </>
  );
};

/** The customer and the bid that the deal names. */
const Linked = ({ detail: { record } }: { detail: MarketDetail }) => {
  const { t } = useWords();
  const bidId = record.kind === 'deal' ? record.bidId : null;
  const customerId = record.kind === 'deal' ? record.customerId : null;
  const bid = useAsk('bids.show', bidId === null ? null : { bidId });
  const customer = useAsk('market.show', customerId === null ? null : { recordId: customerId });
  if (bid.value === undefined && customer.value === undefined) return null;
  return (
    <ul className="market-deals">
      {customer.value !== undefined && (
        <li>
          <span className="quiet">{t('market.field.customerId')}</span>
          <Link
            onPress={() => navigate({ screen: 'market', tab: 'customers', id: customer.value?.record.recordId ?? '' })}
          >
            {customer.value.name}
          </Link>
        </li>
      )}
      {bid.value !== undefined && (
        <li>
          <span className="quiet">{t('market.field.bidId')}</span>
          <OpenBid bidId={bid.value.bidId} title={bid.value.procedureTitle} />
        </li>
      )}
    </ul>
  );
};

const Moves = ({ moves }: { moves: MarketDetail['moves'] }) => {
  const words = useWords();
  const { t } = words;
  const { reasonName } = useOrganiser();
  if (moves.length === 0) return <p className="faint">{t('market.moves.none')}</p>;
  return (
    <ol className="market-moves">
      {moves.toReversed().map(({ on, stage, isContract, reasonId, note, notedAt }) => (
        <li key={`${notedAt} ${stage} ${String(isContract)}`}>
          <span className="quiet">{dayWords(on, words)}</span>
          <span>
            <StatusLight tone={isContract ? 'fine' : stage === 'refusals' ? 'attention' : 'neutral'}>
              {t(`market.stage.${stage}`)}
              {isContract && ` · ${t('market.contract')}`}
            </StatusLight>
            {reasonId !== null && <> · {reasonName(reasonId)}</>}
            {note !== '' && (
              <>
                {' · '}
                <bdi>{note}</bdi>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
};

const nextOf = (stage: DealStage | null): DealStage =>
  dealStages[stage === null ? 0 : Math.min(dealStages.indexOf(stage) + 1, dealStages.indexOf('decision'))] ??
  'collecting';

const MoveForm = ({ detail: { record, moves } }: { detail: MarketDetail }) => {
  const { t } = useWords();
  const { reasons, reasonName } = useOrganiser();
  const last = moves.at(-1) ?? null;
  const [stage, setStage] = useState<DealStage>(nextOf(last?.stage ?? null));
  const [isContract, setContract] = useState(false);
  const [reasonId, setReason] = useState('');
  const [on, setOn] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { run, isRunning, error } = useAct('market.move');
  const move = async (): Promise<void> => {
    const answer = await run({
      dealId: record.recordId,
      stage,
      isContract: stage === 'decision' && isContract,
      reasonId: stage === 'refusals' && reasonId !== '' ? reasonId : null,
      on,
      note,
    });
    if (answer.ok) remember('market.show', { recordId: record.recordId }, answer.value);
  };
  return (
    <div className="form-pair market-move">
      <Select
        label={t('market.move.stage')}
        value={stage}
        choices={dealStages.map((value) => ({ value, label: t(`market.stage.${value}`) }))}
        onChange={setStage}
      />
      {stage === 'refusals' && (
        <Select
          label={t('market.move.reason')}
          placeholder={t('market.choose')}
          value={reasonId === '' ? null : reasonId}
          choices={reasons
            .filter(({ of }) => of === 'lost')
            .map((one) => ({ value: one.reasonId, label: reasonName(one.reasonId) }))}
          onChange={setReason}
        />
      )}
      <DayField label={t('market.move.on')} hint={t('market.move.today')} value={on} onChange={setOn} />
      <TextField label={t('market.field.note')} value={note} onChange={setNote} />
      {stage === 'decision' && (
        <Checkbox isSelected={isContract} onChange={setContract}>
          {t('market.move.for-us')}
        </Checkbox>
      )}
      <Button kind="primary" isBusy={isRunning} onPress={() => void move()}>
        {t('market.move.act', { stage: t(`market.stage.${stage}`) })}
      </Button>
      {error !== null && <ErrorNotice failure={error} />}
    </div>
  );
};
