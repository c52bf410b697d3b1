import type { Handlers } from './context.ts';

/** Which step answers which method. A step's file is loaded when it is first asked for. */
export const handlers: Handlers = {
  'workspace.status': async () => (await import('./workspace/status.ts')).showStatus,
  'workspace.loadSample': async () => (await import('./workspace/sample/load-sample.ts')).loadSample,
  'workspace.log': async () => (await import('./workspace/acts.ts')).showLog,
  'settings.save': async () => (await import('./workspace/settings.ts')).saveSettings,
  'today.show': async () => (await import('./workspace/today.ts')).showToday,
  'files.choose': async () => (await import('./workspace/choose-files.ts')).chooseFiles,
  'files.browse': async () => (await import('./workspace/choose-files.ts')).browseFiles,
  'files.take': async () => (await import('./workspace/choose-files.ts')).takeFile,
  'files.reveal': async () => (await import('./workspace/choose-files.ts')).revealFile,

  'company.show': async () => (await import('./company/company-profile.ts')).showCompany,
  'company.save': async () => (await import('./company/company-profile.ts')).saveCompany,
  'platforms.list': async () => (await import('./company/platforms.ts')).listPlatforms,

  'procedures.import': async () => (await import('./procedures/import-step.ts')).importNotices,
  'procedures.list': async () => (await import('./procedures/list-procedures.ts')).listProceduresStep,
  'procedures.show': async () => (await import('./procedures/show-procedure.ts')).showProcedureStep,

  'bids.list': async () => (await import('./bids/describe-bid.ts')).listBids,
  'bids.create': async () => (await import('./bids/create-bid.ts')).createBid,
  'bids.show': async () => (await import('./bids/describe-bid.ts')).showBid,
  'bids.addDocuments': async () => (await import('./bids/add-documents.ts')).addDocuments,
  'bids.removeDocument': async () => (await import('./bids/edit-bid.ts')).removeDocument,
  'bids.assignDocument': async () => (await import('./bids/edit-bid.ts')).assignDocument,
  'bids.renameDocument': async () => (await import('./bids/edit-bid.ts')).renameDocument,
  'bids.addItem': async () => (await import('./bids/edit-bid.ts')).addItem,
  'bids.removeItem': async () => (await import('./bids/edit-bid.ts')).removeItem,
  'bids.waiveItem': async () => (await import('./bids/edit-bid.ts')).waiveItem,
  'bids.setPrice': async () => (await import('./bids/edit-bid.ts')).setPrice,
  'bids.setSecurity': async () => (await import('./bids/edit-bid.ts')).setSecurity,
  'bids.setPlatform': async () => (await import('./bids/edit-bid.ts')).setPlatform,
  'bids.adoptEdition': async () => (await import('./bids/edit-bid.ts')).adoptEdition,
  'bids.freeze': async () => (await import('./bids/freeze-bid.ts')).freezeBid,
  'bids.revise': async () => (await import('./bids/revise-bid.ts')).reviseBid,
  'bids.remove': async () => (await import('./bids/revise-bid.ts')).removeBid,
  'bids.package': async () => (await import('./bids/package-bid.ts')).packageBid,

  'keys.list': async () => (await import('./keys/manage-keys.ts')).listKeys,
  'keys.add': async () => (await import('./keys/manage-keys.ts')).addKey,
  'keys.remove': async () => (await import('./keys/manage-keys.ts')).removeKey,
  'keys.judge': async () => (await import('./keys/manage-keys.ts')).judgeKey,
  'signing.signBid': async () => (await import('./signing/sign-bid.ts')).signBid,
  'signing.signFiles': async () => (await import('./signing/sign-files.ts')).signFiles,
  'trust.list': async () => (await import('./trust/anchors.ts')).showAnchors,
  'trust.add': async () => (await import('./trust/anchors.ts')).addAnchors,
  'trust.remove': async () => (await import('./trust/anchors.ts')).removeAnchor,

  'verification.run': async () => (await import('./verification/verify.ts')).verify,
  'verification.runBid': async () => (await import('./verification/verify.ts')).verifyBid,
  'verification.save': async () => (await import('./verification/save-report.ts')).saveReport,

  'calculators.list': async () => (await import('./calculation/calculate.ts')).listCalculators,
  'calculators.run': async () => (await import('./calculation/calculate.ts')).runCalculator,
  'calculators.forProcedure': async () => (await import('./calculation/calculate.ts')).calculateForProcedure,
};
