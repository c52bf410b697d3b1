import type { MethodName } from './index.ts';

/**
 * The contract's names without its schemas: all that the preload and the page need. `satisfies` keeps a wrong name
 * out, and a test keeps a missing one from being forgotten.
 */
export const methodNames = [
  'workspace.status',
  'workspace.loadSample',
  'workspace.log',
  'settings.save',
  'today.show',
  'files.choose',
  'files.browse',
  'files.take',
  'files.reveal',
  'company.show',
  'company.save',
  'platforms.list',
  'procedures.import',
  'procedures.list',
  'procedures.show',
  'bids.list',
  'bids.create',
  'bids.show',
  'bids.addDocuments',
  'bids.removeDocument',
  'bids.assignDocument',
  'bids.renameDocument',
  'bids.addItem',
  'bids.removeItem',
  'bids.waiveItem',
  'bids.setPrice',
  'bids.setSecurity',
  'bids.setPlatform',
  'bids.adoptEdition',
  'bids.freeze',
  'bids.revise',
  'bids.remove',
  'bids.package',
  'keys.list',
  'keys.add',
  'keys.remove',
  'keys.judge',
  'signing.signBid',
  'signing.signFiles',
  'signing.augment',
  'trust.list',
  'trust.add',
  'trust.remove',
  'verification.run',
  'verification.runBid',
  'verification.save',
  'calculators.list',
  'calculators.run',
  'calculators.forProcedure',
] as const satisfies readonly MethodName[];

type Missing = Exclude<MethodName, (typeof methodNames)[number]>;
/** Fails to compile when a method is not named above. */
export const allNamed: [Missing] extends [never] ? true : Missing = true;
