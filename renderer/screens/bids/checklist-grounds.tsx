import { checklistLaws, checklistParties } from '#shared/bid/checklist-sets/vocabulary.ts';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { ChecklistGrounds as Grounds } from '#shared/contract/checklists.ts';
import {
  Badge,
  Button,
  Dialog,
  ErrorNotice,
  Notice,
  Section,
  Select,
  Skeleton,
  StatusLight,
  Table,
} from '../../components/index.ts';
import { plainDayText } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { isFrozen } from './next-act.ts';
import type { Edit } from './use-bid-acts.ts';

const asGiven = '';

/** Which sets a bid's checklist is made of, why, and what the user says where notice and profile do not. */
export const ChecklistGroundsDialog = ({
  bid,
  edit,
  onClose,
}: {
  readonly bid: BidDetail;
  readonly edit: Edit;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const { value, error } = useAsk('checklists.explain', { bidId: bid.bidId });
  return (
    <Dialog
      isOpen
      size="large"
      title={t('checklist.grounds.title')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={() => navigate({ screen: 'settings', tab: 'checklists' })}>
            {t('checklist.grounds.manage')}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      {value !== undefined ? (
        <Loaded grounds={value} edit={edit} frozen={isFrozen(bid)} />
      ) : error === null ? (
        <Skeleton lines={8} />
      ) : (
        <ErrorNotice failure={error} />
      )}
    </Dialog>
  );
};

const Loaded = ({ grounds, edit, frozen }: { grounds: Grounds; edit: Edit; frozen: boolean }) => {
  const { t, language } = useWords();
  const { law, party, smallBusiness, on, sets, hasUsual } = grounds;
  const small = ['yes', 'no'] as const;
  return (
    <div className="grounds">
      {frozen && <Notice tone="neutral">{t('checklist.grounds.frozen')}</Notice>}
      {law.from === 'nobody' && <Notice tone="attention">{t('checklist.grounds.law-unknown')}</Notice>}
      <div className="grounds-terms">
        <Select
          label={t('checklist.law')}
          isDisabled={frozen}
          hint={`${t(`checklist.law.${law.value}`)}: ${t(`checklist.from.${law.from}`)}`}
          value={law.from === 'user' ? law.value : asGiven}
          choices={[
            { value: asGiven, label: t('checklist.grounds.by-notice') },
            ...checklistLaws.map((one) => ({ value: one, label: t(`checklist.law.${one}`) })),
          ]}
          onChange={(chosen) =>
            void edit('checklists.setTerms', { law: checklistLaws.find((one) => one === chosen) ?? null })
          }
        />
        <Select
          label={t('checklist.party')}
          isDisabled={frozen}
          hint={`${t(`checklist.party.${party.value}`)}: ${t(`checklist.from.${party.from}`)}`}
          value={party.from === 'user' ? party.value : asGiven}
          choices={[
            { value: asGiven, label: t('checklist.grounds.by-profile') },
            ...checklistParties.map((one) => ({ value: one, label: t(`checklist.party.${one}`) })),
          ]}
          onChange={(chosen) =>
            void edit('checklists.setTerms', { party: checklistParties.find((one) => one === chosen) ?? null })
          }
        />
        <Select
          label={t('checklist.small-business')}
          isDisabled={frozen}
          hint={`${t(smallBusiness.value ? 'checklist.yes' : 'checklist.no')}: ${t(`checklist.from.${smallBusiness.from}`)}`}
          value={smallBusiness.from === 'user' ? (smallBusiness.value ? 'yes' : 'no') : asGiven}
          choices={[
            { value: asGiven, label: t('checklist.grounds.by-profile') },
            ...small.map((one) => ({ value: one, label: t(`checklist.${one}`) })),
          ]}
          onChange={(chosen) =>
            void edit('checklists.setTerms', { smallBusiness: chosen === asGiven ? null : chosen === 'yes' })
          }
        />
      </div>
      <p className="quiet">
        {t('checklist.on')}: {plainDayText(on.value, language, 'date')} ({t(`checklist.from.${on.from}`)})
      </p>
      <Section title={t('checklist.grounds.sets')}>
        <Table
          label={t('checklist.grounds.sets')}
          rows={sets}
          keyOf={({ setId }) => setId}
          columns={[
            {
              id: 'name',
              label: t('checklists.name'),
              width: '36%',
              cell: ({ title, isShipped }) => (
                <span className="pane-badges">
                  <bdi>{title}</bdi>
                  {!isShipped && <Badge>{t('checklist.own')}</Badge>}
                </span>
              ),
            },
            {
              id: 'verdict',
              label: t('checklist.grounds.open'),
              cell: ({ against, items }) =>
                against.length === 0 ? (
                  <StatusLight tone="fine">{t('checklist.applies', { count: items })}</StatusLight>
                ) : (
                  <StatusLight tone="neutral">
                    {against.map((reason) => t(`checklist.against.${reason}`)).join('; ')}
                  </StatusLight>
                ),
            },
            {
              id: 'source',
              label: t('checklists.source'),
              cell: ({ source }) => <bdi className="quiet">{source}</bdi>,
            },
          ]}
        />
        {hasUsual && <p className="quiet">{t('checklist.usual')}</p>}
      </Section>
    </div>
  );
};
