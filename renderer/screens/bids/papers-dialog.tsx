import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { OfferedPaper } from '#shared/contract/papers.ts';
import type { PaperKind } from '#shared/company/papers/kind.ts';
import {
  Badge,
  Button,
  Checkbox,
  Dialog,
  EmptyState,
  ErrorNotice,
  FileIcon,
  FindingList,
  Select,
  Skeleton,
} from '../../components/index.ts';
import { plainDayText } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { kindName, ruleText, validityText } from '../company/papers/paper-words.ts';
import type { BidActs } from './use-bid-acts.ts';
import './papers-dialog.css';

export type PapersDialogProps = {
  readonly bid: BidDetail;
  readonly itemId: string | null;
  readonly acts: BidActs;
  readonly onClose: () => void;
};

/** The library as this bid sees it: papers are taken by reference, by the days the bid needs them on. */
export const PapersDialog = ({ bid, itemId, acts, onClose }: PapersDialogProps) => {
  const words = useWords();
  const { t, language } = words;
  const { value, error } = useAsk('papers.forBid', { bidId: bid.bidId });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const toggle = (paperId: string): void => {
    const next = new Set(picked);
    if (!next.delete(paperId)) next.add(paperId);
    setPicked(next);
  };
  const add = async (): Promise<void> => {
    setBusy(true);
    const added = await acts.edit('papers.addToBid', { paperIds: [...picked], itemId });
    setBusy(false);
    if (added) onClose();
  };
  const papers = value?.papers ?? [];
  const needed = value?.needs.deadline ?? null;
  return (
    <Dialog
      size="large"
      title={t('papers.bid.title')}
      isOpen
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={() => navigate({ screen: 'company', tab: 'papers' })}>
            {t('papers.bid.to-library')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={picked.size === 0} isBusy={isBusy} onPress={() => void add()}>
            {picked.size === 0 ? t('papers.bid.add-act') : t('papers.bid.add', { count: picked.size })}
          </Button>
        </>
      }
    >
      {error !== null && <ErrorNotice failure={error} />}
      {acts.error !== null && <ErrorNotice failure={acts.error} />}
      {value === undefined && error === null && <Skeleton lines={8} />}
      {value !== undefined && papers.length === 0 && <EmptyState icon={FileIcon} title={t('papers.bid.none')} />}
      {papers.length > 0 && needed !== null && (
        <p className="quiet">{t('papers.bid.needed', { day: plainDayText(needed, language, 'long') })}</p>
      )}
      <ul className="bid-papers">
        {papers.map((paper) => {
          const kind = value?.kinds.find(({ kindId }) => kindId === paper.kindId);
          return (
            <li key={paper.paperId}>
              <div className="bid-paper-head">
                <Checkbox
                  label={paper.title}
                  isSelected={picked.has(paper.paperId) || paper.documentId !== null}
                  isDisabled={paper.documentId !== null || paper.file === null}
                  onChange={() => toggle(paper.paperId)}
                >
                  <bdi>{paper.title}</bdi>
                </Checkbox>
                <span className="quiet">{kind === undefined ? paper.kindId : kindName(kind, words)}</span>
                {paper.documentId !== null && <Badge tone="fine">{t('papers.bid.held')}</Badge>}
                {paper.file === null && <Badge>{t('papers.no-file')}</Badge>}
                <span className="bid-paper-until">{validityText(paper.validity, words)}</span>
              </div>
              {paper.findings.length > 0 && <FindingList findings={paper.findings} />}
              <Renew paper={paper} papers={papers} acts={acts} />
              {kind !== undefined && kind.rules.length > 1 && (
                <Demand kind={kind} demanded={value?.demands[kind.kindId] ?? null} acts={acts} />
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
};

type RenewProps = { readonly paper: OfferedPaper; readonly papers: readonly OfferedPaper[]; readonly acts: BidActs };

/** One press puts the newer edition where the older one is. */
const Renew = ({ paper: { documentId, newerId }, papers, acts }: RenewProps) => {
  const { t } = useWords();
  const newer = papers.find(({ paperId }) => paperId === newerId);
  if (documentId === null || newer === undefined || newer.documentId !== null) return null;
  return (
    <Button onPress={() => void acts.edit('papers.renewInBid', { documentId, paperId: newer.paperId })}>
      {t('papers.bid.renew', { title: newer.title })}
    </Button>
  );
};

const usual = '';

type DemandProps = { readonly kind: PaperKind; readonly demanded: string | null; readonly acts: BidActs };

/** What this buyer asks for in place of the kind's usual rule. */
const Demand = ({ kind, demanded, acts }: DemandProps) => {
  const words = useWords();
  const { t } = words;
  const [first] = kind.rules;
  return (
    <Select
      label={t('papers.bid.demand')}
      choices={[
        { value: usual, label: first === undefined ? '—' : t('papers.bid.usual', { rule: ruleText(first, words) }) },
        ...kind.rules.slice(1).map((rule) => ({ value: rule.ruleId, label: ruleText(rule, words) })),
      ]}
      value={demanded ?? usual}
      onChange={(ruleId) =>
        void acts.edit('papers.demand', { kindId: kind.kindId, ruleId: ruleId === usual ? null : ruleId })
      }
    />
  );
};
