import { expect } from 'chai';
import { readLines } from '../../../src/world/parse/lines.js';
import { jsonRows, ndjsonRows } from '../../../src/world/parse/raw.js';

const ndjson = (text: string) => [...ndjsonRows('persona', readLines([text]))];

describe('ndjsonRows', () => {
  it('takes bare rows for the kind of the import, and others at their word', () => {
    expect(ndjson('{"INSZ":"1"}\n{"soort":"partner","rij":{"naam":"x"}}')).to.deep.equal([
      { row: 1, soort: 'persona', value: { INSZ: '1' } },
      { row: 2, soort: 'partner', value: { naam: 'x' } },
    ]);
  });

  it('numbers rows by line, passes over empty lines, and reads on after a broken one', () => {
    const found = ndjson('{"INSZ"\n\n{"INSZ":"2"}');
    expect(found.map(({ row }) => row)).to.deep.equal([1, 3]);
    expect(found[0]).to.have.property('problem');
  });

  for (const soort of ['persoon', 'toString', 7, null]) {
    it(`does not know the kind ${JSON.stringify(soort)}`, () => {
      expect(ndjson(JSON.stringify({ soort, rij: {} }))[0]).to.have.property('problem');
    });
  }
});

describe('jsonRows', () => {
  it('reads a list, or one row', () => {
    expect([...jsonRows('persona', ['[{"INSZ"', ':"1"},{"INSZ":"2"}]'])].map(({ row }) => row)).to.deep.equal([1, 2]);
    expect([...jsonRows('persona', ['{"INSZ":"1"}'])]).to.have.length(1);
  });

  it('has one problem with what is not JSON', () => {
    const [first, ...rest] = jsonRows('persona', ['[1,']);
    expect(first).to.have.property('problem');
    expect(rest).to.deep.equal([]);
  });
});
