import { expect } from 'chai';
import fc from 'fast-check';
import { writeKBIDossier as writeOctets } from '../../src/dialects/kbi-dossier.js';
import type { Picture } from '../../src/disclosure/picture.js';
import { loadValidator, type Validator } from '../../src/schema/validator.js';
import { refusalOf, XSD_FOLDER } from '../schema/sample.js';
import { answerWith, canonicalForm } from './answers.js';
import { picture } from './pictures.js';

const writeKBIDossier = (shown: Picture): string => writeOctets(shown).toString('utf8');

describe('writeKBIDossier', () => {
  let validator: Validator;
  before(async () => {
    validator = await loadValidator(XSD_FOLDER);
  });
  after(() => validator.dispose());

  it('writes any picture so that it fits the schema and is its own canonical form', () => {
    fc.assert(
      fc.property(picture, (random) => {
        const dossier = writeKBIDossier(random);
        validator.validateText(answerWith(dossier));
        expect(dossier).to.equal(canonicalForm(dossier));
      }),
      { numRuns: 300 },
    );
  });

  it('writes the blocks in the order of the contract, whatever the order of the picture', () => {
    const written = writeKBIDossier({
      OndersteuningGelijkschakeling: { WordtGeboden: false },
      BehaaldeNiveaus: { Niveaus: [{ Herkomst: { code: 'TEST' }, Type: { code: 'B1' } }] },
      Doelgroepbepaling: {
        DatumGeldigheid: '2012-01-02',
        Doelgroepcategorieen: [{ code: 'A', Beschrijving: 'een "A"' }],
      },
      Contractgegevens: {
        Contracten: [{ Onderdelen: [{ Beschrijving: 'MO', Details: ['x & y'] }, { Beschrijving: 'LO' }] }],
      },
      Regie: { Sinds: '2012-01-01', Partner: { code: 'OCMW' } },
      INSZ: '84722492046',
    });
    expect(written).to.equal(
      '<KBIDossier><INSZ>84722492046</INSZ><Regie><Partner>OCMW</Partner><Sinds>2012-01-01</Sinds></Regie>' +
        '<Contractgegevens><Contracten><Contract><Onderdelen><Onderdeel Beschrijving="MO"><Details><Detail>x &amp; y</Detail></Details></Onderdeel>' +
        '<Onderdeel Beschrijving="LO"></Onderdeel></Onderdelen></Contract></Contracten></Contractgegevens>' +
        '<Doelgroepbepaling DatumGeldigheid="2012-01-02"><Doelgroepcategorieen>' +
        '<Doelgroepcategorie Beschrijving="een &quot;A&quot;">A</Doelgroepcategorie></Doelgroepcategorieen></Doelgroepbepaling>' +
        '<BehaaldeNiveaus><BehaaldNiveau><Type>B1</Type><Herkomst>TEST</Herkomst></BehaaldNiveau></BehaaldeNiveaus>' +
        '<OndersteuningGelijkschakeling><WordtGeboden>false</WordtGeboden></OndersteuningGelijkschakeling></KBIDossier>',
    );
  });

  it('writes only what is there: no block without data', () => {
    expect(writeKBIDossier({ INSZ: '1' })).to.equal('<KBIDossier><INSZ>1</INSZ></KBIDossier>');
  });

  it('is refused by the schema as soon as one name is not the one of the contract', () => {
    const dossier = writeKBIDossier({ INSZ: '1', Attesten: [{ Type: { code: 'INBURGERING' } }] });
    const renamed = answerWith(dossier.replaceAll('Attest>', 'Getuigschrift>'));
    expect(refusalOf(() => validator.validateText(renamed)).facts.element).to.equal('Getuigschrift');
  });
});
