import type { PaperRule } from '#shared/company/papers/kind.ts';
import type { Validity } from '#shared/company/papers/validity.ts';
import { paperSourceText, termText } from '#shared/text/paper-term.ts';
import { plainDayText } from '../../../format/time.ts';
import type { Words } from '../../../state/words.tsx';

export const kindName = (kind: { readonly kindId: string; readonly name: string | null }, { say }: Words): string =>
  kind.name ?? say(`paper.kind.${kind.kindId}`, kind.kindId);

export const ruleText = ({ term, need }: PaperRule, { t }: Words): string =>
  t('paper.rule', { term: termText(term, t), need: t(`paper.need.${need}`) });

export const sourceText = (rule: PaperRule, { t, language }: Words): string => paperSourceText(rule, language, t);

export const validityText = (validity: Validity, { t, language }: Words): string =>
  validity.kind === 'until'
    ? t('papers.until', { day: plainDayText(validity.lastDay, language, 'date') })
    : t(`papers.validity.${validity.kind}`);
