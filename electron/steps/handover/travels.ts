/** Of a table that hangs on a bid: the columns that travel, and each that stays with the reason. */
export type TableOfBid = {
  readonly travels: readonly string[];
  readonly stays: Readonly<Record<string, string>>;
};

const bound = { bid_id: 'the bid is named once, by its draft' } as const;

/**
 * Every table that hangs on a bid, decided column by column: a new table or column is decided here, or a test fails. To let
 * one travel: `shared/bid/handover/README.md`.
 */
export const tablesOfBid: Readonly<Record<string, TableOfBid>> = {
  bid: {
    travels: [
      'bid_id',
      'source_id',
      'lot_id',
      'notice_digest',
      'platform_id',
      'price_amount',
      'price_currency',
      'security_amount',
      'security_currency',
      'version',
      'checklist',
    ],
    stays: {
      procedure_id: 'a place of this workspace; the number and the notice travel',
      company_id: 'a place of this workspace; the company is found again by its numbers, or told',
      created_at: 'when it came here; the chain of acts says when it was begun',
      updated_at: 'when it was edited here',
    },
  },
  bid_document: {
    travels: ['document_id', 'name', 'size', 'digest', 'media_type', 'item_id', 'added_at'],
    stays: { ...bound, position: 'an order that nobody decides: files are signed by name' },
  },
  bid_artefact: {
    travels: ['version', 'kind', 'name', 'size', 'digest', 'manifest_digest', 'at'],
    stays: {
      ...bound,
      artefact_id: 'a row of this workspace',
      path: 'a place on this machine; packages are made again from the signatures',
    },
  },
  bid_snapshot: { travels: ['version', 'manifest_digest', 'digest', 'size'], stays: bound },
  bid_prices: {
    travels: ['version', 'body'],
    stays: { ...bound, saved_at: 'of frozen versions the snapshot travels, of the present one the table' },
  },
  bid_price_study: { travels: ['body'], stays: { ...bound, saved_at: 'when it was saved here' } },
  bid_money: { travels: ['money'], stays: { ...bound, saved_at: 'when it was saved here' } },
  bid_event: { travels: ['body'], stays: { ...bound, event_id: 'a row of this workspace' } },
  bid_letter: {
    travels: ['template_id', 'language', 'ending', 'document_id', 'digest', 'said', 'on_day', 'made_at'],
    stays: bound,
  },
  bid_letter_fields: { travels: ['own_fields'], stays: bound },
  bid_paper_demand: { travels: ['kind_id', 'rule_id'], stays: bound },
  bid_authority: {
    travels: ['powers'],
    stays: {
      ...bound,
      authority_id: 'a place of this workspace; the number and the files travel',
      bound_at: 'when it was bound here',
    },
  },
  bid_override: {
    travels: ['version', 'manifest_digest', 'code', 'by_whom', 'reason', 'at'],
    stays: { ...bound, override_id: 'a row of this workspace' },
  },
  bid_rehearsal: {
    travels: ['rehearsal_id', 'version', 'at', 'basis', 'verdict', 'report_digest'],
    stays: { ...bound, package_path: 'a signed package that nobody is to submit' },
  },
  bid_passing: {
    travels: ['at', 'from_role', 'to_role', 'person', 'note', 'content'],
    stays: {
      ...bound,
      passing_id: 'a row of this workspace',
      direction: 'as seen from this workspace',
      state: 'which of the states passed is known where it passed',
    },
  },
  bid_state: {
    travels: ['digest', 'parents'],
    stays: { ...bound, body: 'states of the past; the present one travels whole' },
  },
  bid_act_elsewhere: {
    travels: ['hash', 'entry'],
    stays: { ...bound, place: 'a row of this workspace' },
  },
  bid_waiting: {
    travels: [],
    stays: { ...bound, body: 'another hand-over, not decided yet', file: 'of the hand-over that waits' },
  },
  auction: {
    travels: [],
    stays: {
      bid_id:
        'an auction is sat through at one machine and is exported by itself; what came of it is noted in the bid and travels',
      auction_id: 'as above',
      title: 'as above',
      begun_at: 'as above',
    },
  },
  auction_event: {
    travels: [],
    stays: { event_id: 'of an auction', auction_id: 'of an auction', at: 'of an auction', body: 'of an auction' },
  },
};

const ofProcedures = 'of the procedure; the notice’s editions travel and are read anew';
const ofOrganiser = 'our own work on the procedure, by whoever does it there';
const ofTrust = 'what this machine trusts is nobody else’s decision';
const ofKeys = 'keys and tokens never leave their machine';
const ofMoney = 'of the whole firm, not of one bid';
const ofLibrary = 'of the whole workspace; what the bid uses of it is told where it differs';
const ofProgram = 'of this program';

/** Every other table, with the reason why nothing of it goes along by itself. */
export const tablesBeside: Readonly<Record<string, string>> = {
  source: ofProcedures,
  procedure: ofProcedures,
  edition: ofProcedures,
  waiting_edition: ofProcedures,
  stated_date: ofProcedures,
  own_step: ofOrganiser,
  watched_procedure: ofOrganiser,
  reminder: ofOrganiser,
  calendar_entry: ofOrganiser,
  tag: ofOrganiser,
  procedure_tag: ofOrganiser,
  work_note: ofOrganiser,
  work_act: ofOrganiser,
  work_history: ofOrganiser,
  organiser_list: ofOrganiser,
  saved_view: ofOrganiser,
  duplicate_pair: ofOrganiser,
  duplicate_search: ofOrganiser,
  known_certificate: ofTrust,
  revocation_list: ofTrust,
  ocsp_answer: ofTrust,
  trust_list: ofTrust,
  trust_service: ofTrust,
  trust_service_certificate: ofTrust,
  trust_anchor: ofTrust,
  key_file: ofKeys,
  key_certificate: ofKeys,
  token_library: ofKeys,
  rule_change: ofMoney,
  lender_offer: ofMoney,
  ledger_entry: ofMoney,
  money_settings: ofMoney,
  funding_plan: ofMoney,
  plan_adoption: ofMoney,
  market_record: ofLibrary,
  market_move: ofLibrary,
  company: 'is found again by its numbers; another one is told',
  paper: 'papers among the documents travel with what is said of them',
  power_of_attorney: 'the bound one travels with its files, and is verified anew',
  text_template: ofLibrary,
  checklist_set: ofLibrary,
  reference_edit: 'platforms, kinds and signature policies are each machine’s own; another policy is told',
  table_mapping: ofProgram,
  batch: 'files signed together outside bids',
  batch_file: 'files signed together outside bids',
  timestamp_entry: 'what waits for a connection of this machine',
  timestamp_digest: 'what waits for a connection of this machine',
  evidence: 'the links about the bid go along and are kept beside the chain there, which is one machine’s',
  act: 'the list of acts before the chain was kept',
  clock_check: 'of this machine’s clock',
  migration: ofProgram,
};
