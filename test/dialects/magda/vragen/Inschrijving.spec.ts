import { expect } from 'chai';
import { fieldsOf } from '../../../../src/dialects/magda/fields.js';
import { readInschrijving, readUitschrijving } from '../../../../src/dialects/magda/vragen/Inschrijving.js';
import { parseXml } from '../../../../src/xml/parser.js';

const inhoud = (element: string, periode: string) =>
  fieldsOf(
    parseXml(
      Buffer.from(
        `<Inhoud><${element}><Identificatie>kbi-gateway.test/ocmw-gent</Identificatie><Hoedanigheid>17-2</Hoedanigheid>` +
          `<INSZ>85631490132</INSZ>${periode}</${element}></Inhoud>`,
      ),
    ).root,
  );
const WIE = { Identificatie: 'kbi-gateway.test/ocmw-gent', Hoedanigheid: '17-2', INSZ: '85631490132' };
const PERIODE = '<Periode><Begin> 2012-09-03\n</Begin><Einde>2012-09-10</Einde></Periode>';

describe('readInschrijving', () => {
  it('reads sender, person and period, dates without their white space', () =>
    expect(readInschrijving(inhoud('Inschrijving', PERIODE))).to.deep.equal({
      ...WIE,
      Begin: '2012-09-03',
      Einde: '2012-09-10',
    }));
  it('leaves an open end open', () =>
    expect(readInschrijving(inhoud('Inschrijving', '<Periode><Begin>2012-09-03</Begin></Periode>'))).to.deep.equal({
      ...WIE,
      Begin: '2012-09-03',
    }));
});

describe('readUitschrijving', () => {
  for (const [what, periode, read] of [
    ['no Periode', '', {}],
    ['an empty Periode', '<Periode/>', {}],
    ['an Einde alone', '<Periode><Einde>2012-09-10</Einde></Periode>', { Einde: '2012-09-10' }],
    ['both', PERIODE, { Begin: '2012-09-03', Einde: '2012-09-10' }],
  ] as const)
    it(`reads ${what}`, () =>
      expect(readUitschrijving(inhoud('Uitschrijving', periode))).to.deep.equal({ ...WIE, ...read }));
});
