// The attacks of facts item 5 and 6, one row each: refused with the right cause inside, and with nothing but safe text outside.
import { expect } from 'chai';
import { CATALOGUE } from '../../../src/faults/catalogue.js';
import { GENT, KSZ, VDAB } from './certificates.js';
import { judge, octetsOf, outward, safeText } from './kit.js';
import { message, recipe } from './message.js';
import { ATTACKS, CLASSES } from './table.js';

describe('attacks', () => {
  it('begin from messages that are accepted as they stand', () => {
    const sound = [
      message(recipe(GENT)),
      message({ ...recipe(KSZ), references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#X509' }] }),
      message({ ...recipe(VDAB), timestamp: '', references: [{ uri: '#Body' }] }),
    ];
    expect(sound.map((octets) => judge(octets).key)).to.deep.equal(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  });

  it('have a title of their own each', () => {
    const titles = ATTACKS.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).to.deep.equal([]);
    expect(titles.length).to.be.greaterThan(150);
  });

  for (const [name, rows] of Object.entries(CLASSES)) {
    describe(`on ${name}`, () => {
      for (const row of rows) {
        it(`is refused when ${row.title}`, () => {
          const octets = octetsOf(row);
          const started = performance.now();
          const { key, fault } = judge(octets, row.setting);
          expect(key, fault?.detail).to.equal(row.expect);
          expect(CATALOGUE[row.expect].niveau).to.equal(1);
          expect(fault === undefined ? '' : outward(fault)).to.equal(safeText(row.expect));
          expect(performance.now() - started, 'milliseconds').to.be.lessThan(5_000);
        });
      }
    });
  }
});
