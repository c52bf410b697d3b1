import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import type { ProcedureDetail } from '#electron/steps/procedures/types.ts';
import { temporaryWorkspace } from '#test/kit/workspaces.ts';

const folder = '../shared/samples';

const shown = async (file: string, languages: readonly string[] = []): Promise<ProcedureDetail> => {
  const workspace = await temporaryWorkspace();
  const imported = await importProcedures(workspace, { files: [join(folder, file)] });
  if (!imported.ok) throw new Error(imported.error.code);
  const answer = await showProcedure(workspace, imported.value.procedures[0]?.id ?? '', languages);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe.skipIf(!existsSync(folder))('criteria and requirements of published notices [needs ../shared]', () => {
  it('an eForms notice weighs its price at 75 per cent, to the place of each weight', async () => {
    const { criteria, requirements, findings } = await shown('eforms/cn_24_open.xml');
    expect(criteria.map(({ kind, name, weight, lotId }) => [kind, name, weight?.amount, weight?.unit, lotId])).toEqual([
      ['quality', 'Methodology and approach', '15', 'percent', 'LOT-0000'],
      ['quality', 'Fair working practices', '5', 'percent', 'LOT-0000'],
      ['quality', 'Community benefits offered', '3', 'percent', 'LOT-0000'],
      ['quality', 'Community benefit methodology', '2', 'percent', 'LOT-0000'],
      ['price', 'Price', '75', 'percent', 'LOT-0000'],
    ]);
    expect(criteria[4]?.path).toBe(
      '/ContractNotice/cac:ProcurementProjectLot/cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion/cac:SubordinateAwardingCriterion[5]',
    );
    expect(requirements.map(({ kind, code, stage }) => [kind, code, stage])).toEqual([
      ['selection', 'slc-suit-reg-prof', 'bid'],
      ['selection', 'slc-stand-other', 'bid'],
      ['selection', 'slc-abil-staff-tech-work', 'bid'],
    ]);
    expect(requirements[1]?.description).toContain('GBP 200 000.00');
    expect(findings.filter(({ code }) => code.startsWith('notice.weight'))).toEqual([]);
  });

  it('an eForms notice in many languages says its criteria in the one asked for', async () => {
    const { criteria } = await shown('eforms/cn_24_multilingual.xml', ['pl']);
    expect(criteria.map(({ kind, name, weight }) => [kind, name, weight?.amount])).toEqual([
      ['quality', 'techniczne kryteria kwalifikacji zgodnie z dokumentami zamówienia', '70'],
      ['price', 'techniczne kryteria kwalifikacji zgodnie z dokumentami zamówienia', '30'],
    ]);
  });

  it('a notice without criteria has none', async () => {
    expect(await shown('eforms/cn_24_minimal.xml')).toMatchObject({ criteria: [], requirements: [] });
    expect(await shown('ru223/purchase-notice-2016.xml')).toMatchObject({ criteria: [], requirements: [] });
  });

  it('a ProZorro tender asks each requirement with its article, its proof and who answers it', async () => {
    const { criteria, requirements } = await shown('prozorro/tender-complete.json');
    expect(criteria).toMatchObject([{ kind: 'price', code: 'lowestCost', weight: null, path: 'data.awardCriteria' }]);
    expect(requirements[0]).toEqual({
      kind: 'conditions',
      number: null,
      name: 'Строк дії тендерної пропозиції із дати кінцевого строку подання тендерних пропозицій',
      description:
        'Строк, протягом якого тендерні пропозиції вважаються дійсними, але не менше 90 днів із дати кінцевого строку подання тендерних пропозицій\nПідтверджується, що\n≥ 90 день',
      mandatory: true,
      stage: 'bid',
      part: 'Строк дії тендерної пропозиції',
      lotId: null,
      legalBasis: 'Закон України "Про публічні закупівлі", 22.2.11',
      code: 'CRITERION.OTHER.BID.VALIDITY_PERIOD',
      evidence: [],
      path: 'data.criteria[0].requirementGroups[0].requirements[0]',
    });
    const corruption = requirements.filter(({ code }) => code === 'CRITERION.EXCLUSION.CONVICTIONS.CORRUPTION');
    expect(corruption.map(({ stage, kind, evidence }) => [stage, kind, evidence])).toEqual(
      Array.from({ length: 3 }, () => ['winner', 'exclusion', ['Документальне підтвердження']]),
    );
  });

  it('an OCDS release says its criteria and who may bid in words', async () => {
    const { criteria, requirements } = await shown('ocds/compiled-release-1.json');
    expect(criteria).toMatchObject([
      {
        kind: 'other',
        code: 'bestValueToGovernment',
        description: 'MEJORES CONDICIONES EN CUANTO A PRECIO, OPORTUNIDAD Y CALIDAD',
        weight: null,
      },
    ]);
    expect(requirements).toMatchObject([
      { kind: 'participant', name: 'SERVICIO,CONDICIONES,PRECIO', path: 'tender.eligibilityCriteria' },
    ]);
  });
});
