import type { Migration } from '../migrate.ts';

/**
 * The index of deadlines is made anew at the opening, wider (see `procedures/indexes.ts`); what duplicates are found by needs
 * no index, and an import is quicker without one.
 */
export const organiserLists: Migration = {
  number: 14,
  name: 'organiser-lists',
  sql: `
    DROP INDEX IF EXISTS procedure_by_deadline;
    DROP INDEX procedure_by_buyer_inn;
    -- With the publication, for timelines.
    DROP INDEX procedure_by_work_stage;
    DROP INDEX procedure_by_assignee;
    CREATE INDEX procedure_by_work_stage ON procedure (work_stage, deadline, published) WHERE work_stage IS NOT NULL;
    CREATE INDEX procedure_by_assignee ON procedure (assignee, deadline, published) WHERE assignee IS NOT NULL;
  `,
};
