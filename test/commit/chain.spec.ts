// The canonical form of audit rows: what enters the hashes, and that another program comes to the same.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  type ChainedRow,
  contentHashOf,
  expectedHash,
  FIRST,
  hashContent,
  hashRow,
  readConcerns,
  readRanges,
  startOf,
  writeRanges,
} from '../../src/commit/chain.js';
import type { AuditRow } from '../../src/commit/unit.js';
import { audit } from '../store/samples.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url');
const ROW = audit('m1');
const PERSONAL: readonly (keyof AuditRow)[] = [
  ...(['INSZ', 'inszHash', 'Referte', 'periodeBegin', 'periodeEinde', 'beslissingen'] as const),
];

const chained = (meer: Partial<ChainedRow> = {}): ChainedRow => ({
  ...ROW,
  ...{ id: 1, concerns: null, salt: 'salt', contentHash: null, hash: '' },
  ...meer,
});

describe('the canonical row', () => {
  it('hashes three lines: the row before, the content, the rest as JSON', () => {
    const content = sha256(
      'c2FsdHNhbHRzYWx0c2FsdA\n["84722400109",null,"R-1","2011-09-03",null,"[]"]'.replace(
        '84722400109',
        String(ROW.INSZ),
      ),
    );
    expect(hashContent('c2FsdHNhbHRzYWx0c2FsdA', ROW)).to.equal(content);
    const rest =
      '[7,"m1",1346655600000,"KBIDossiers","IN","ocmw-gent","0212214125","17001","G1","begeleiding",true,"DATA","1,2",null]';
    expect(hashRow(FIRST, 7, ROW, null, content)).to.equal(sha256(`${FIRST}\n${content}\n${rest}`));
    expect(Buffer.from(FIRST, 'base64url')).to.deep.equal(Buffer.alloc(32));
  });

  it('has every column in exactly one of the two hashes', () => {
    for (const naam of Object.keys(ROW) as (keyof AuditRow)[]) {
      const value = typeof ROW[naam] === 'number' ? 5 : typeof ROW[naam] === 'boolean' ? !ROW[naam] : 'other';
      const other = { ...ROW, [naam]: value } as AuditRow;
      const content = hashContent('s', other) !== hashContent('s', ROW);
      const rest = hashRow(FIRST, 1, other, null, '') !== hashRow(FIRST, 1, ROW, null, '');
      expect([content, rest], naam).to.deep.equal(PERSONAL.includes(naam) ? [true, false] : [false, true]);
    }
  });

  it('says nothing of the content to whoever has no salt', () => {
    expect(hashContent('a', ROW)).not.to.equal(hashContent('b', ROW));
  });

  it('is the same row after erasure', () => {
    const row = chained();
    const hash = expectedHash(row, FIRST);
    const erased = { ...row, salt: null, contentHash: contentHashOf(row) };
    for (const naam of PERSONAL) Object.assign(erased, { [naam]: null });
    expect(expectedHash(erased, FIRST)).to.equal(hash);
    expect(expectedHash({ ...erased, contentHash: null }, FIRST)).not.to.equal(hash);
  });

  it('depends on its place and on what stands before it', () => {
    const row = chained();
    expect(new Set([expectedHash(row, FIRST), expectedHash(row, 'x'), expectedHash(row, FIRST, 2)]).size).to.equal(3);
  });
});

describe('what a row says of others', () => {
  it('writes numbers as ranges that read back as the same numbers', () => {
    expect(writeRanges([9, 3, 7, 8, 7])).to.equal('3,7-9');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (numbers) => {
        const back = new Set(
          readRanges(writeRanges(numbers)).flatMap(([from, to]) =>
            Array.from({ length: to - from + 1 }, (_, i) => from + i),
          ),
        );
        expect(back).to.deep.equal(new Set(numbers));
      }),
    );
    expect(readRanges('x,4-,5')).to.deep.equal([[5, 5]]);
  });

  it('is nothing when it cannot be read', () => {
    expect(readConcerns({ concerns: '{"to":4}' })).to.deep.equal({ to: 4 });
    expect([readConcerns({ concerns: null }), readConcerns({ concerns: '{' })]).to.deep.equal([{}, {}]);
  });

  it('tells where a chain starts, for the first row of all and for a row of the trail about the rows before it', () => {
    const own = { stroom: 'AUDIT', concerns: '{"to":4,"hash":"h"}' };
    expect(startOf(chained())).to.equal(FIRST);
    expect(startOf(chained({ ...own, id: 5 }))).to.equal('h');
    expect(startOf(chained({ ...own, id: 6 }))).to.equal(undefined);
    expect(startOf(chained({ ...own, id: 5, stroom: 'KBIDossiers' }))).to.equal(undefined);
  });
});
