import { useEffect, useState, type ReactNode } from 'react';
import type { Step } from '#shared/finance/calculation.ts';
import { labelKeyOf } from '#shared/finance/labels.ts';
import { CheckIcon, CopyIcon, IconButton } from '../../../components/index.ts';
import { copyText } from '../../../components/copy-button.tsx';
import { announce } from '../../../state/announce.ts';
import { useWords } from '../../../state/words.tsx';
import { currencyOf } from './figure-kind.ts';
import { quotedFigure } from './figure-text.ts';
import './figures.css';

const shownFor = 1_500;

/** Copies a figure with its formula, deed and article, in the user's language. */
export const CopyFigure = ({
  calculator,
  step,
  currency = currencyOf(calculator),
}: {
  calculator: string;
  step: Step;
  currency?: string | null;
}) => {
  const { t, say, language } = useWords();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), shownFor);
    return () => clearTimeout(timer);
  }, [isDone]);
  const name = say(labelKeyOf(calculator, step.line), step.line);
  return (
    <span className="copy-figure">
      <IconButton
        icon={isDone ? CheckIcon : CopyIcon}
        label={isDone ? t('money.copy-figure.done') : t('money.copy-figure.of', { name })}
        onPress={() => {
          void copyText(quotedFigure(calculator, step, language, say, currency));
          setDone(true);
          announce(t('money.copy-figure.done'));
        }}
      />
    </span>
  );
};

/**
 * Around figures: the system's own key for copying takes the figure one stands on (`data-figure` on it or around it), or
 * the first, unless text is selected or being typed. The browser says which key that is.
 */
export const CopyByKey = ({ children, className }: { children: ReactNode; className: string }) => {
  const { t } = useWords();
  return (
    // It only listens for what bubbles up from the figures and their buttons.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={className}
      onCopy={(event) => {
        if (window.getSelection()?.isCollapsed === false) return;
        const from = event.target instanceof Element ? event.target.closest('[data-figure]') : null;
        const figure = from ?? event.currentTarget.querySelector('[data-figure]');
        const text = figure?.getAttribute('data-figure') ?? null;
        if (text === null) return;
        event.clipboardData.setData('text/plain', text);
        event.preventDefault();
        announce(t('money.copy-figure.done'));
      }}
    >
      {children}
    </div>
  );
};
