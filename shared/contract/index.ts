import type { z } from 'zod';
import { authorityMethods } from './authority.ts';
import { batchMethods } from './batches.ts';
import { bidMethods } from './bids.ts';
import { calculationMethods } from './calculation.ts';
import { companyMethods } from './company.ts';
import { dateRuleMethods } from './date-rules.ts';
import { deadlineMethods } from './deadlines.ts';
import { duplicateMethods } from './duplicates.ts';
import { fundingMethods } from './funding.ts';
import { inspectionMethods } from './inspection.ts';
import { intakeMethods } from './intake.ts';
import { auctionMethods } from './auctions.ts';
import { marketMethods } from './market.ts';
import { moneyMethods } from './money.ts';
import { kindMethods } from './kinds.ts';
import { organiserMethods } from './organiser.ts';
import { layoutMethods } from './procedure-layouts.ts';
import { policyMethods } from './policies.ts';
import { paperMethods } from './papers.ts';
import { platformMethods } from './platforms.ts';
import { priceStudyMethods } from './price-study.ts';
import { checklistMethods } from './checklists.ts';
import { priceMethods } from './prices.ts';
import { templateMethods } from './templates.ts';
import { procedureMethods } from './procedures.ts';
import { readinessMethods } from './readiness.ts';
import { handoverMethods } from './handover.ts';
import { sealingMethods } from './sealing.ts';
import { severalMethods } from './several.ts';
import { signingMethods } from './signing.ts';
import { submissionMethods } from './submission.ts';
import { tokenMethods } from './tokens.ts';
import { trustMethods } from './trust.ts';
import { verificationMethods } from './verification.ts';
import { viewMethods } from './views.ts';
import { workspaceMethods } from './workspace.ts';

/** Everything a face may ask. The window, the browser and the command line stand on this one table. */
export const contract = {
  ...workspaceMethods,
  ...companyMethods,
  ...paperMethods,
  ...platformMethods,
  ...policyMethods,
  ...procedureMethods,
  ...layoutMethods,
  ...organiserMethods,
  ...duplicateMethods,
  ...viewMethods,
  ...kindMethods,
  ...intakeMethods,
  ...deadlineMethods,
  ...dateRuleMethods,
  ...bidMethods,
  ...authorityMethods,
  ...readinessMethods,
  ...checklistMethods,
  ...priceMethods,
  ...priceStudyMethods,
  ...templateMethods,
  ...submissionMethods,
  ...signingMethods,
  ...sealingMethods,
  ...handoverMethods,
  ...severalMethods,
  ...inspectionMethods,
  ...batchMethods,
  ...tokenMethods,
  ...trustMethods,
  ...verificationMethods,
  ...calculationMethods,
  ...moneyMethods,
  ...marketMethods,
  ...fundingMethods,
  ...auctionMethods,
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
/** What a face sends: fields with a default may be left out. */
export type Asked<Name extends MethodName> = z.input<Contract[Name]['input']>;
/** What a step receives: checked, defaults filled in. */
export type Given<Name extends MethodName> = z.output<Contract[Name]['input']>;
export type Answer<Name extends MethodName> = z.output<Contract[Name]['output']>;
