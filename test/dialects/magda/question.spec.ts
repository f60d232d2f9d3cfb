import { expect } from 'chai';
import { writeKBIDossiersInhoud, writeQuestion } from '../../../src/dialects/magda/question.js';
import { readVerzoek } from '../../../src/dialects/magda/read.js';
import { isVerzoek } from '../../../src/domain/kbi/Verzoek.js';
import { NAMESPACE, NOW } from '../../gateway-kit.js';
import { canonicalForm } from '../answers.js';
import { validBody } from './sample.js';

const base = {
  dienst: 'KBIDossiers',
  namespace: NAMESPACE,
  Identificatie: 'kbi-gateway.test/ocmw-gent',
  Referte: 'r1',
  VraagReferte: 'v1',
  now: NOW,
  inhoud: writeKBIDossiersInhoud({ INSZ: '85631490132' }),
} as const;

describe('writeQuestion', () => {
  it('writes what the reader reads', async () => {
    const inhoud = writeKBIDossiersInhoud({
      INSZ: '84722492046',
      Begin: '2012-08-01',
      Einde: '2012-09-03',
      MutatiesContext: true,
    });
    const text = writeQuestion({ ...base, inhoud, Hoedanigheid: '17002', OrganisatieEenheid: '0212214125' });
    expect(readVerzoek(await validBody(text))).to.deep.equal({
      dienst: 'KBIDossiers',
      Afzender: {
        Identificatie: 'kbi-gateway.test/ocmw-gent',
        Referte: 'r1',
        OrganisatieEenheid: '0212214125',
        Hoedanigheid: '17002',
      },
      Tijdstip: NOW,
      VraagReferte: 'v1',
      vraag: { INSZ: '84722492046', Periode: { Begin: '2012-08-01', Einde: '2012-09-03' }, MutatiesContext: true },
    });
  });

  it('leaves out what is not given, and an Einde without a Begin', () => {
    expect(writeQuestion(base)).not.to.match(/Hoedanigheid|OrganisatieEenheid/);
    expect(writeKBIDossiersInhoud({ INSZ: '1', Einde: '2012-09-03' })).to.equal('<INSZ>1</INSZ>');
    expect(writeKBIDossiersInhoud({ INSZ: '1', MutatiesContext: false })).to.equal(
      '<INSZ>1</INSZ><MutatiesContext>false</MutatiesContext>',
    );
  });

  it('writes the canonical form of itself, whatever the texts hold', async () => {
    const hostile = '<x> & "y" \' \r\n\t]]>é😀';
    const text = writeQuestion({
      ...base,
      Identificatie: hostile,
      Referte: hostile,
      VraagReferte: hostile,
      Hoedanigheid: hostile,
      inhoud: writeKBIDossiersInhoud({ INSZ: hostile }),
    });
    expect(canonicalForm(text)).to.equal(text);
    const verzoek = readVerzoek(await validBody(text));
    if (!isVerzoek(verzoek, 'KBIDossiers')) throw new RangeError(verzoek.dienst);
    const { Afzender, VraagReferte, vraag } = verzoek;
    expect([Afzender.Identificatie, Afzender.Referte, Afzender.Hoedanigheid, VraagReferte, vraag.INSZ]).to.deep.equal(
      Array.from({ length: 5 }, () => hostile),
    );
  });
});
