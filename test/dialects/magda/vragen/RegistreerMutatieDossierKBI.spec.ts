// Names are read over whole dossiers in streams/mutatie; here: what stands around them, and texts as they may be written.
import { expect } from 'chai';
import { fieldsOf } from '../../../../src/dialects/magda/fields.js';
import { readAanvulling } from '../../../../src/dialects/magda/vragen/Aanvulling.js';
import { readDossierKBI } from '../../../../src/dialects/magda/vragen/DossierKBI.js';
import { readMutatie } from '../../../../src/dialects/magda/vragen/RegistreerMutatieDossierKBI.js';
import { Fault } from '../../../../src/faults/fault.js';
import { parseXml } from '../../../../src/xml/parser.js';

const root = (xml: string) => parseXml(Buffer.from(xml)).root;
const META = '<Metadata><Referte>r 1</Referte><Type> WIJZIGING </Type><Datum>2012-09-03\n</Datum></Metadata>';
const inhoud = (rest: string) => fieldsOf(root(`<Inhoud>${META}${rest}</Inhoud>`));

describe('readMutatie', () => {
  it('reads metadata, the person of the element, and no Aanvulling when there is none', () =>
    expect(readMutatie(inhoud('<DossierKBI><INSZ>85631490132</INSZ></DossierKBI>'))).to.deep.equal({
      INSZ: '85631490132',
      Metadata: { Referte: 'r 1', Type: 'WIJZIGING', Datum: '2012-09-03' },
      DossierKBI: { INSZ: '85631490132' },
      Aanvulling: undefined,
    }));

  it('takes a message without the element for our bug: the schema asks it', () => {
    expect(() => readMutatie(inhoud('')))
      .to.throw(Fault)
      .with.property('key', 'INTERNE_FOUT');
  });
});

describe('readDossierKBI', () => {
  it('reads a code with its attributes, and no flag', () => {
    const xml = `<DossierKBI><INSZ>85631490132</INSZ><Hoedanigheden><Hoedanigheid><Periode><Begin>2012-01-01</Begin>
      <MeestRecentVlag>true</MeestRecentVlag></Periode><Regie Beschrijving="x" DatumGeldigheid="2012-02-01"> VDAB </Regie>
      </Hoedanigheid></Hoedanigheden></DossierKBI>`;
    expect(readDossierKBI(root(xml), [])?.Hoedanigheden).to.deep.equal([
      { Periode: { Begin: '2012-01-01' }, Regie: { code: 'VDAB', DatumGeldigheid: '2012-02-01' } },
    ]);
  });
});

describe('readAanvulling', () => {
  it('gives only the blocks that stand in it; Regies become the Regie of the dossier', () => {
    expect(readAanvulling(root('<DossierKBIAanvulling/>'), [])).to.deep.equal({});
    const xml =
      '<DossierKBIAanvulling><Regies><Regie><Partner>HVN</Partner><Sinds>2012-01-01</Sinds></Regie></Regies></DossierKBIAanvulling>';
    expect(readAanvulling(root(xml), [])).to.deep.equal({ Regie: [{ Partner: 'HVN', Sinds: '2012-01-01' }] });
  });
});
