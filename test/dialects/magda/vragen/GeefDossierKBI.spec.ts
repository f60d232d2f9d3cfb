import { expect } from 'chai';
import { fieldsOf } from '../../../../src/dialects/magda/fields.js';
import { readGeefDossierKBI } from '../../../../src/dialects/magda/vragen/GeefDossierKBI.js';
import { parseXml } from '../../../../src/xml/parser.js';

const read = (mutaties: string) =>
  readGeefDossierKBI(
    fieldsOf(
      parseXml(Buffer.from(`<Inhoud><MutatiesContext>${mutaties}</MutatiesContext><INSZ>85631490132</INSZ></Inhoud>`))
        .root,
    ),
  );

describe('readGeefDossierKBI', () => {
  for (const [written, MutatiesContext] of [
    ['true', true],
    [' 1 ', true],
    ['', true],
    ['false', false],
    ['0', false],
  ] as const)
    it(`reads MutatiesContext "${written}" as ${MutatiesContext}`, () =>
      expect(read(written)).to.deep.equal({ INSZ: '85631490132', MutatiesContext }));
});
