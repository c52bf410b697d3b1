import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, FileDoor } from '#shared/contract/answer.ts';
import type { Answer, Asked, MethodName } from '#shared/contract/index.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Outcome } from '#shared/kernel/failure.ts';

type Act<Name extends MethodName> = (input: Asked<Name>, callId: string) => Promise<Outcome<Answer<Name>>>;

const act =
  <Name extends MethodName>(method: Name): Act<Name> =>
  (input, callId) =>
    ipcRenderer.invoke('bidwright.call', { method, input, callId });

/** Everything the page may ask, one line each; what is not here can not be asked. */
const acts: { readonly [Name in MethodName]: Act<Name> } = {
  'workspace.status': act('workspace.status'),
  'workspace.loadSample': act('workspace.loadSample'),
  'workspace.log': act('workspace.log'),
  'settings.save': act('settings.save'),
  'today.show': act('today.show'),
  'files.choose': act('files.choose'),
  'files.browse': act('files.browse'),
  'files.take': act('files.take'),
  'files.reveal': act('files.reveal'),
  'company.show': act('company.show'),
  'company.save': act('company.save'),
  'platforms.list': act('platforms.list'),
  'procedures.import': act('procedures.import'),
  'procedures.list': act('procedures.list'),
  'procedures.show': act('procedures.show'),
  'procedures.diff': act('procedures.diff'),
  'procedures.board': act('procedures.board'),
  'procedures.calendar': act('procedures.calendar'),
  'procedures.day': act('procedures.day'),
  'procedures.timeline': act('procedures.timeline'),
  'procedures.export': act('procedures.export'),
  'organiser.show': act('organiser.show'),
  'organiser.save': act('organiser.save'),
  'work.show': act('work.show'),
  'work.change': act('work.change'),
  'work.lastAct': act('work.lastAct'),
  'work.undo': act('work.undo'),
  'work.addNote': act('work.addNote'),
  'work.editNote': act('work.editNote'),
  'work.removeNote': act('work.removeNote'),
  'work.tags': act('work.tags'),
  'work.renameTag': act('work.renameTag'),
  'duplicates.find': act('duplicates.find'),
  'duplicates.list': act('duplicates.list'),
  'duplicates.decide': act('duplicates.decide'),
  'views.list': act('views.list'),
  'views.save': act('views.save'),
  'views.remove': act('views.remove'),
  'views.export': act('views.export'),
  'views.import': act('views.import'),
  'kinds.list': act('kinds.list'),
  'kinds.save': act('kinds.save'),
  'tables.look': act('tables.look'),
  'texts.recognise': act('texts.recognise'),
  'texts.import': act('texts.import'),
  'deadlines.show': act('deadlines.show'),
  'deadlines.list': act('deadlines.list'),
  'deadlines.state': act('deadlines.state'),
  'deadlines.addStep': act('deadlines.addStep'),
  'deadlines.markStep': act('deadlines.markStep'),
  'deadlines.removeStep': act('deadlines.removeStep'),
  'deadlines.watch': act('deadlines.watch'),
  'deadlines.calendar': act('deadlines.calendar'),
  'reminders.due': act('reminders.due'),
  'reminders.acknowledge': act('reminders.acknowledge'),
  'reminders.snooze': act('reminders.snooze'),
  'bids.list': act('bids.list'),
  'bids.create': act('bids.create'),
  'bids.show': act('bids.show'),
  'bids.addDocuments': act('bids.addDocuments'),
  'bids.removeDocument': act('bids.removeDocument'),
  'bids.assignDocument': act('bids.assignDocument'),
  'bids.renameDocument': act('bids.renameDocument'),
  'bids.addItem': act('bids.addItem'),
  'bids.removeItem': act('bids.removeItem'),
  'bids.waiveItem': act('bids.waiveItem'),
  'bids.setPrice': act('bids.setPrice'),
  'bids.setSecurity': act('bids.setSecurity'),
  'bids.setPlatform': act('bids.setPlatform'),
  'bids.adoptEdition': act('bids.adoptEdition'),
  'bids.freeze': act('bids.freeze'),
  'bids.revise': act('bids.revise'),
  'bids.remove': act('bids.remove'),
  'bids.exportToSign': act('bids.exportToSign'),
  'bids.importSignatures': act('bids.importSignatures'),
  'bids.package': act('bids.package'),
  'keys.list': act('keys.list'),
  'keys.add': act('keys.add'),
  'keys.remove': act('keys.remove'),
  'keys.judge': act('keys.judge'),
  'signing.signBid': act('signing.signBid'),
  'signing.signFiles': act('signing.signFiles'),
  'signing.augment': act('signing.augment'),
  'signing.countersign': act('signing.countersign'),
  'signing.cosign': act('signing.cosign'),
  'signing.merge': act('signing.merge'),
  'signing.pack': act('signing.pack'),
  'signing.split': act('signing.split'),
  'timestamps.stamp': act('timestamps.stamp'),
  'timestamps.queue': act('timestamps.queue'),
  'timestamps.list': act('timestamps.list'),
  'timestamps.send': act('timestamps.send'),
  'timestamps.drop': act('timestamps.drop'),
  'batches.review': act('batches.review'),
  'batches.save': act('batches.save'),
  'batches.open': act('batches.open'),
  'batches.list': act('batches.list'),
  'batches.show': act('batches.show'),
  'batches.skip': act('batches.skip'),
  'batches.reviewAgain': act('batches.reviewAgain'),
  'batches.preview': act('batches.preview'),
  'batches.sign': act('batches.sign'),
  'batches.remove': act('batches.remove'),
  'tokens.list': act('tokens.list'),
  'tokens.watch': act('tokens.watch'),
  'tokens.addLibrary': act('tokens.addLibrary'),
  'tokens.forgetLibrary': act('tokens.forgetLibrary'),
  'tokens.keys': act('tokens.keys'),
  'tokens.keep': act('tokens.keep'),
  'trust.list': act('trust.list'),
  'trust.add': act('trust.add'),
  'trust.remove': act('trust.remove'),
  'trust.material': act('trust.material'),
  'trust.import': act('trust.import'),
  'trust.removeList': act('trust.removeList'),
  'crls.import': act('crls.import'),
  'crls.remove': act('crls.remove'),
  'certificates.add': act('certificates.add'),
  'certificates.remove': act('certificates.remove'),
  'certificates.show': act('certificates.show'),
  'certificates.check': act('certificates.check'),
  'certificates.fetch': act('certificates.fetch'),
  'verification.run': act('verification.run'),
  'verification.runBid': act('verification.runBid'),
  'verification.save': act('verification.save'),
  'verification.extract': act('verification.extract'),
  'calculators.list': act('calculators.list'),
  'calculators.run': act('calculators.run'),
  'calculators.forProcedure': act('calculators.forProcedure'),
};

/** A page that asks for what is not there is answered like everyone else. */
const unknown = (method: string): Outcome<never> => ({
  ok: false,
  error: { code: 'call.unknown-method', details: { method } },
});

const bridge: Bridge & FileDoor = {
  call: async (name, input, callId = crypto.randomUUID()) =>
    Object.hasOwn(acts, name) ? acts[name](input, callId) : unknown(name),
  cancel: (callId) => {
    void ipcRenderer.invoke('bidwright.call', { cancel: callId });
  },
  listen: (listener) => {
    // The page gets the event's data, never Electron's event, which carries the sender.
    const tell = (_event: unknown, event: WorkstationEvent): void => listener(event);
    ipcRenderer.on('bidwright.event', tell);
    return () => ipcRenderer.off('bidwright.event', tell);
  },
  handOver: (file) => acts['files.take']({ path: webUtils.getPathForFile(file as File) }, crypto.randomUUID()),
};

contextBridge.exposeInMainWorld('bidwright', bridge);
