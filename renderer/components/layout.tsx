import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { usePreferences } from '../state/preferences.ts';
import { useWords } from '../state/words.tsx';
import './layout.css';

/** A screen: its name, the acts that belong to all of it, and what it shows. `flush` lets a table reach the edges. */
export const Page = ({
  title,
  lead,
  acts,
  flush = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  acts?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) => (
  <div className="page">
    <header className="page-head">
      <div className="page-title">
        <h1>{title}</h1>
        {lead !== undefined && <p className="page-lead">{lead}</p>}
      </div>
      {acts !== undefined && <div className="page-acts">{acts}</div>}
    </header>
    <div className={flush ? 'page-body page-flush' : 'page-body'}>{children}</div>
  </div>
);

/** A meaning of its own on a page: a heading, its acts, a hairline. */
export const Section = ({
  title,
  hint,
  acts,
  children,
}: {
  title: string;
  hint?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}) => (
  <section className="section" aria-label={title}>
    <header className="section-head">
      <div>
        <h2>{title}</h2>
        {hint !== undefined && <p className="section-hint">{hint}</p>}
      </div>
      {acts !== undefined && <div className="section-acts">{acts}</div>}
    </header>
    {children}
  </section>
);

/** Controls over a list: what narrows it at the start, what acts on it at the end. */
export const Toolbar = ({ children, end }: { children: ReactNode; end?: ReactNode }) => (
  <div className="toolbar">
    <div className="toolbar-start">{children}</div>
    {end !== undefined && <div className="toolbar-end">{end}</div>}
  </div>
);

export type Fact = {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: ReactNode;
};

/** Names and what they stand for, in two columns that line up. */
export const DefinitionList = ({ facts, narrow = false }: { facts: readonly Fact[]; narrow?: boolean }) => (
  <dl className={narrow ? 'facts facts-narrow' : 'facts'}>
    {facts.map((fact) => (
      <div key={fact.label} className="fact">
        <dt>{fact.label}</dt>
        <dd>
          {fact.value}
          {fact.hint !== undefined && <span className="fact-hint">{fact.hint}</span>}
        </dd>
      </div>
    ))}
  </dl>
);

const clamp = (value: number): number => Math.min(72, Math.max(24, value));

/**
 * Two panes with a line between them that can be dragged, or moved with the arrow keys. Its place is remembered under
 * `name`. Without a `detail` the main pane has the whole width.
 */
export const SplitView = ({
  name,
  main,
  detail,
  share = 50,
}: {
  name: string;
  main: ReactNode;
  detail: ReactNode | null;
  share?: number;
}) => {
  const { t, direction } = useWords();
  const widths = usePreferences((preferences) => preferences.splitWidths);
  const width = widths[name] ?? share;
  const whole = useRef<HTMLDivElement>(null);
  const move = (next: number): void => {
    usePreferences.setState({ splitWidths: { ...widths, [name]: clamp(next) } });
  };
  const drag = (event: PointerEvent): void => {
    const box = whole.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const start = direction === 'rtl' ? box.right - event.clientX : event.clientX - box.left;
    move(100 - (start / box.width) * 100);
  };
  const press = (event: KeyboardEvent): void => {
    const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === forward) move(width - 2);
    else if (event.key === back) move(width + 2);
    else return;
    event.preventDefault();
  };
  return (
    <div className="split" ref={whole}>
      <div className="split-main">{main}</div>
      {detail !== null && (
        <>
          <div
            className="split-line"
            role="separator"
            aria-orientation="vertical"
            aria-label={t('ui.resize')}
            aria-valuenow={Math.round(width)}
            aria-valuemin={24}
            aria-valuemax={72}
            // A window splitter is focusable and moved with the arrows (ARIA Authoring Practices).
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            onKeyDown={press}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
          />
          <div className="split-detail" style={{ flexBasis: `${width}%` }}>
            {detail}
          </div>
        </>
      )}
    </div>
  );
};
