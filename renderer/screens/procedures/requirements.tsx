import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Badge, Section, Table } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

type Asked = ProcedureDetail['requirements'][number];

/** A long text opens on its own; what fits stands in sight. */
const shortest = 240;

const Words = ({ text }: { text: string }) => {
  if (text.length <= shortest)
    return (
      <p className="detail-prose criterion-words" dir="auto">
        {text}
      </p>
    );
  return (
    <details className="detail-terms">
      <summary dir="auto">{`${text.slice(0, 120).replace(/\s+/g, ' ')}…`}</summary>
      <p className="detail-prose" dir="auto">
        {text}
      </p>
    </details>
  );
};

const Name = ({ asked, lot }: { asked: Asked; lot: string | null }) => {
  const { t, say, language } = useWords();
  const { number, name, mandatory, stage, description, evidence, part, path } = asked;
  const papers = evidence.filter((paper) => paper !== name);
  const under = [
    ...(mandatory === null ? [] : [t(mandatory ? 'procedure.requirement.must' : 'procedure.requirement.may')]),
    ...(stage === null ? [] : [t(`procedure.requirement.stage.${stage}`)]),
    ...(lot === null ? [] : [t('procedure.item.lot', { lot })]),
    ...(part === null || part === name ? [] : [t('procedure.requirements.part', { part })]),
  ];
  return (
    <>
      <span className="criterion-name">
        <bdi>
          {number === null ? '' : `${number} `}
          {say(`procedure.requirement.name.${name}`, name)}
        </bdi>
      </span>
      {under.length > 0 && (
        <span className="detail-under">
          <bdi>{under.join(' · ')}</bdi>
        </span>
      )}
      {papers.length > 0 && (
        <span className="detail-under">
          <bdi>{t('procedure.requirements.evidence', { papers: papers.join(language === 'ar' ? '، ' : ', ') })}</bdi>
        </span>
      )}
      {description !== null && description !== name && <Words text={description} />}
      <bdi className="ltr mono criterion-place">{path}</bdi>
    </>
  );
};

/** Papers first, then what bidders must be; each with its basis in law and its place in the notice. */
export const Requirements = ({ procedure: { requirements, lots } }: { procedure: ProcedureDetail }) => {
  const { t } = useWords();
  const rows = requirements.map((asked, at) => ({ asked, at })).toSorted((a, b) => rank(a.asked) - rank(b.asked));
  return (
    <Section title={t('procedure.requirements')}>
      <Table
        label={t('procedure.requirements')}
        rows={rows}
        keyOf={({ at }) => String(at)}
        empty={<p className="quiet">{t('procedure.requirements.none')}</p>}
        columns={[
          {
            id: 'name',
            label: t('procedure.requirements.name'),
            cell: ({ asked }) => (
              <Name
                asked={asked}
                lot={lots.length > 1 ? (lots.find(({ id }) => id === asked.lotId)?.title ?? null) : null}
              />
            ),
          },
          {
            id: 'basis',
            label: t('procedure.requirements.basis'),
            width: '30%',
            cell: ({ asked: { kind, legalBasis } }) => (
              <>
                <Badge>{t(`procedure.requirement.kind.${kind}`)}</Badge>
                {legalBasis !== null && <bdi className="detail-under">{legalBasis}</bdi>}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
};

const rank = ({ kind }: Asked): number =>
  kind === 'document' ? 0 : kind === 'selection' ? 1 : kind === 'participant' ? 2 : kind === 'conditions' ? 3 : 4;
