import type { ReactElement } from 'react';
import { Tooltip as Tip, TooltipTrigger } from 'react-aria-components';
import './tooltip.css';

/** Words for a control that shows none. Its child must be focusable; nothing that matters stands only here. */
export const Tooltip = ({ words, keys, children }: { words: string; keys?: string; children: ReactElement }) => (
  <TooltipTrigger delay={500} closeDelay={80}>
    {children}
    <Tip className="tooltip" offset={6}>
      <span>{words}</span>
      {keys !== undefined && <kbd className="keys">{keys}</kbd>}
    </Tip>
  </TooltipTrigger>
);
