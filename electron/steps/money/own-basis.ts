import type { Basis } from '#shared/finance/calculation.ts';
import { ownBasis } from '#shared/finance/define.ts';
import { ownRules } from '#shared/finance/rules/index.ts';
import { withOverlay } from '#shared/finance/rules/overlay.ts';
import { ownRuleSets } from '../../store/money/rules.ts';
import type { Workspace } from '../../store/workspace.ts';

/** What calculations in this workspace go by: the program's rules, and the user's own behind them. */
export const workspaceBasis = ({ database }: Workspace): Basis => ({
  ...ownBasis,
  rules: withOverlay(ownRules, ownRuleSets(database)),
});
