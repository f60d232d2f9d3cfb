import { expect } from 'chai';
import { fieldsOf } from '../../../src/dialects/magda/fields.js';
import { readVraag } from '../../../src/dialects/magda/vragen.js';
import type { Dienst } from '../../../src/domain/kbi/Verzoek.js';
import { Fault } from '../../../src/faults/fault.js';
import { parseXml } from '../../../src/xml/parser.js';
import { theContracts } from '../../gateway-kit.js';

const inhoud = (xml: string) => fieldsOf(parseXml(Buffer.from(`<Inhoud>${xml}</Inhoud>`)).root);

describe('readVraag', () => {
  const questions: readonly (readonly [string, unknown])[] = [
    ['<INSZ>1</INSZ>', { INSZ: '1', Periode: undefined, MutatiesContext: false }],
    [
      '<INSZ> x </INSZ><Periode><Begin> 2012-08-01 </Begin></Periode>',
      { INSZ: ' x ', Periode: { Begin: '2012-08-01' }, MutatiesContext: false },
    ],
    [
      '<INSZ>1</INSZ><Periode><Begin>2012-08-01</Begin><Einde>\n2012-09-03</Einde></Periode><MutatiesContext>1</MutatiesContext>',
      { INSZ: '1', Periode: { Begin: '2012-08-01', Einde: '2012-09-03' }, MutatiesContext: true },
    ],
  ];
  for (const [xml, vraag] of questions) {
    it(`reads the KBIDossiers question ${JSON.stringify(xml)}`, () => {
      expect(readVraag('KBIDossiers', inhoud(xml))).to.deep.equal(vraag);
    });
  }

  it('has a reader for every service of the contracts', async () => {
    for (const { service } of (await theContracts()).operations) {
      // That one is answered by OCMWs.
      if (service === 'InvalidatieKBIDossier') continue;
      let key: unknown;
      try {
        readVraag(service as Dienst, inhoud(''));
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        key = error.detail;
      }
      expect(key, service).not.to.equal(`${service} has no reader`);
    }
  });

  it('takes a service without a reader for a bug of ours', () => {
    expect(() => readVraag('Onbekend' as Dienst, inhoud('')))
      .to.throw(Fault)
      .with.property('key', 'INTERNE_FOUT');
  });
});
