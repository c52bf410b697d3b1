import { kernel } from './kernel.ts';
import { xml } from './xml.ts';
import { calendar } from './calendar.ts';
import { procedure } from './procedure.ts';
import { procedureKinds } from './procedure-kinds.ts';
import { criteria } from './criteria.ts';
import { scoring } from './scoring.ts';
import { lotTerms } from './lot-terms.ts';
import { deadlines } from './deadlines.ts';
import { intake } from './intake.ts';
import { reference } from './reference.ts';
import { referenceCommand } from './reference-command.ts';
import { platformsScreens } from './platforms-screens.ts';
import { kindsScreens } from './kinds-screens.ts';
import { policy } from './policy.ts';
import { organiser } from './organiser.ts';
import { company } from './company.ts';
import { papers } from './papers.ts';
import { companyCommand } from './company-command.ts';
import { papersScreens } from './papers-screens.ts';
import { finance } from './finance.ts';
import { money } from './money.ts';
import { moneyAuction } from './money-auction.ts';
import { moneyRules } from './money-rules.ts';
import { financeRules } from './finance-rules.ts';
import { moneyPlan } from './money-plan.ts';
import { moneyScreens } from './money-screens.ts';
import { moneyOffers } from './money-offers.ts';
import { charts } from './charts.ts';
import { market } from './market.ts';
import { marketCommand } from './market-command.ts';
import { marketScreens } from './market-screens.ts';
import { bid } from './bid.ts';
import { signature } from './signature.ts';
import { timestamp } from './timestamp.ts';
import { token } from './token.ts';
import { batch } from './batch.ts';
import { level } from './level.ts';
import { network } from './network.ts';
import { trust } from './trust.ts';
import { report } from './report.ts';
import { verification } from './verification.ts';
import { accreditation } from './accreditation.ts';
import { document } from './document.ts';
import { path } from './path.ts';
import { pdf } from './pdf.ts';
import { storage } from './storage.ts';
import { command } from './command.ts';
import { trustCommand } from './trust-command.ts';
import { trustScreens } from './trust-screens.ts';
import { seal } from './seal.ts';
import { handover } from './handover.ts';
import { priceStudy } from './price-study.ts';
import { checklist } from './checklist.ts';
import { checklistsScreens } from './checklists-screens.ts';
import { templateFields } from './template-fields.ts';
import { prices } from './prices.ts';
import { authority } from './authority.ts';
import { readiness } from './readiness.ts';
import { rehearsal } from './rehearsal.ts';
import { templates } from './templates.ts';
import { submission } from './submission.ts';
import { evidence } from './evidence.ts';
import { screens } from './screens.ts';
import { startScreens } from './start-screens.ts';
import { companyScreens } from './company-screens.ts';
import { settingsScreens } from './settings-screens.ts';
import { procedureScreens } from './procedure-screens.ts';
import { proceduresScreens } from './procedures-screens.ts';
import { bidsScreens } from './bids-screens.ts';
import { signScreens } from './sign-screens.ts';
import { verifyScreens } from './verify-screens.ts';
import { signatures } from './signatures.ts';

export const en = {
  ...kernel,
  ...xml,
  ...calendar,
  ...procedure,
  ...procedureKinds,
  ...criteria,
  ...scoring,
  ...lotTerms,
  ...deadlines,
  ...intake,
  ...reference,
  ...referenceCommand,
  ...platformsScreens,
  ...kindsScreens,
  ...policy,
  ...organiser,
  ...company,
  ...papers,
  ...companyCommand,
  ...papersScreens,
  ...finance,
  ...money,
  ...moneyAuction,
  ...moneyRules,
  ...financeRules,
  ...moneyPlan,
  ...moneyScreens,
  ...moneyOffers,
  ...charts,
  ...market,
  ...marketCommand,
  ...marketScreens,
  ...bid,
  ...signature,
  ...timestamp,
  ...token,
  ...batch,
  ...level,
  ...network,
  ...trust,
  ...report,
  ...verification,
  ...accreditation,
  ...document,
  ...path,
  ...pdf,
  ...storage,
  ...command,
  ...trustCommand,
  ...trustScreens,
  ...seal,
  ...handover,
  ...checklist,
  ...checklistsScreens,
  ...templateFields,
  ...prices,
  ...priceStudy,
  ...authority,
  ...readiness,
  ...rehearsal,
  ...templates,
  ...submission,
  ...evidence,
  ...screens,
  ...startScreens,
  ...companyScreens,
  ...settingsScreens,
  ...procedureScreens,
  ...proceduresScreens,
  ...bidsScreens,
  ...signScreens,
  ...verifyScreens,
  ...signatures,
} as const;
