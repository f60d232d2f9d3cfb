import { expect } from 'chai';
import fc from 'fast-check';
import { writePubliekDossier } from '../../src/dialects/publiek-dossier.js';
import { disclosePubliek } from '../../src/disclosure/publiek/disclose.js';
import { anyDossier } from '../disclosure/arbitrary-dossier.js';
import { context } from '../disclosure/dossier.js';
import { theValidator } from '../gateway-kit.js';
import { canonicalForm } from './answers.js';

const NAMESPACE = 'http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be';

const answerWith = (dossier: string): string => {
  const bericht =
    '<Type>ANTWOORD</Type><Tijdstip><Datum>2012-09-03</Datum><Tijd>09:00</Tijd></Tijdstip><Afzender><Identificatie>a</Identificatie><Referte>r</Referte></Afzender>';
  return (
    `<k:GeefDossierKBIResponse xmlns:k="${NAMESPACE}"><Repliek><Context><Naam>GeefDossierKBI</Naam><Versie>01.00.0000</Versie><Bericht>${bericht}</Bericht></Context>` +
    `<Antwoorden><Antwoord><Referte>v</Referte><Inhoud>${dossier}</Inhoud></Antwoord></Antwoorden></Repliek></k:GeefDossierKBIResponse>`
  );
};

describe('writePubliekDossier', () => {
  it('writes what is disclosed of any dossier so that it fits the public schema and is its own canonical form', async () => {
    const { validateText } = await theValidator();
    let written = 0;
    fc.assert(
      fc.property(anyDossier, (random) => {
        const { publiek } = disclosePubliek(random, context());
        if (publiek === undefined) return;
        const text = writePubliekDossier(publiek).toString('utf8');
        validateText(answerWith(text));
        expect(text).to.equal(canonicalForm(text));
        written += 1;
      }),
      { numRuns: 200 },
    );
    expect(written).to.be.greaterThan(50);
  });

  it('writes the names of a code as attributes, escaped and in canonical order', () => {
    const octets = writePubliekDossier({
      Personalia: { INSZ: '1' },
      Perspectieven: { OB: { Naam: 'b "&"', KorteNaam: 'k', code: 'A<B' } },
    });
    expect(octets.toString('utf8')).to.equal(
      '<KBIDossier><Personalia><INSZ>1</INSZ></Personalia><Perspectieven><OB KorteNaam="k" Naam="b &quot;&amp;&quot;">A&lt;B</OB></Perspectieven></KBIDossier>',
    );
  });

  it('writes the blocks in the order of the schema, whatever the order they come in', () => {
    const text = writePubliekDossier({
      Gesprekken: [{ Datum: '2012-01-02' }],
      Doelgroep: { SubType: 'MO', Code: 'JA' },
      Personalia: { INSZ: '1' },
    });
    expect(text).to.match(/<Personalia>.*<Doelgroep><Code>JA<\/Code><SubType>MO<\/SubType><\/Doelgroep><Gesprekken>/);
  });
});
