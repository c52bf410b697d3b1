import { auctionScenes } from './auction-scenes.ts';
import { bidScenes } from './bid-scenes.ts';
import { calculatorScenes } from './calculator-scenes.ts';
import { companyScenes } from './company-scenes.ts';
import { crowdedScenes } from './crowded-scenes.ts';
import { criteriaScenes } from './criteria-scenes.ts';
import { handoverScenes } from './handover-scenes.ts';
import { marketScenes } from './market-scenes.ts';
import { offersScenes } from './offers-scenes.ts';
import { paperScenes } from './paper-scenes.ts';
import { planningScenes } from './planning-scenes.ts';
import { procedureScenes } from './procedure-scenes.ts';
import { afterScenes } from './after-scenes.ts';
import { readinessScenes } from './readiness-scenes.ts';
import type { Scene } from './scene.ts';
import { settingsScenes } from './settings-scenes.ts';
import { signingScenes } from './signing-scenes.ts';
import { startScenes } from './start-scenes.ts';

/** Everything that is photographed, in this order: some scenes lay out what later ones show. */
export const scenes: readonly Scene[] = [
  ...startScenes,
  ...procedureScenes,
  ...bidScenes,
  ...signingScenes,
  ...calculatorScenes,
  ...offersScenes,
  ...auctionScenes,
  ...marketScenes,
  ...planningScenes,
  ...readinessScenes,
  ...afterScenes,
  ...handoverScenes,
  ...companyScenes,
  ...settingsScenes,
  ...paperScenes,
  ...crowdedScenes,
  ...criteriaScenes,
];
