import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../src/cli/package.js';
import { bewaarregel } from '../../../src/world/shapes/bewaarregel.js';

const full = {
  ...{ nummer: 'R', bron: '002 §70', clusters: [1, 17], anker: 'LEEFLOON_EINDE', termijn: 12, actie: 'BEPERKEN' },
  geldig: { Begin: '2012-09-30' },
};

describe('a rule of retention', () => {
  it('is taken when it is whole', () => expect(bewaarregel(full)).to.equal(undefined));
  for (const [naam, value] of Object.entries({
    ...{ nummer: '', bron: '', clusters: [], anker: 'OOIT', termijn: -1, actie: 'BEWAREN', geldig: {} },
  }))
    it(`is refused with another ${naam}`, () =>
      expect(bewaarregel({ ...full, [naam]: value })?.path).to.match(new RegExp(`^${naam}`)));
  it('knows clusters 1 to 17 only', () =>
    expect(bewaarregel({ ...full, clusters: [18] })?.path).to.equal('clusters[0]'));
  it('cites a paragraph in each row that is shipped', () => {
    const rows = JSON.parse(readFileSync(join(packageRoot, 'fixtures/world/bewaarregels.json'), 'utf8')) as {
      bron: string;
    }[];
    expect(rows.filter((row) => bewaarregel(row) !== undefined || !/002 §\d+/.test(row.bron))).to.deep.equal([]);
    expect(rows.length).to.be.greaterThan(2);
  });
});
