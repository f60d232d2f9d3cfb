import { expect } from 'chai';
import type { MachtigingStatus } from '../../src/domain/kbi/Machtiging.js';
import type { Fault } from '../../src/faults/fault.js';
import { type Handeling, kan, OVERGANGEN, zetStap } from '../../src/gronden/levensloop.js';
import { GROND, wie } from './sample.js';

const STATUSSEN = ['CONCEPT', 'ADVIES_DPO', 'ONDERTEKEND', 'GEVALIDEERD', 'BEEINDIGD'] as const;

/** Where each step leads from each status; a dot is a refusal. */
const TABEL: Readonly<Record<Handeling, readonly (MachtigingStatus | '.')[]>> = {
  advies: ['ADVIES_DPO', '.', '.', '.', '.'],
  onderteken: ['.', 'ONDERTEKEND', '.', '.', '.'],
  valideer: ['.', '.', 'GEVALIDEERD', '.', '.'],
  terug: ['.', 'CONCEPT', 'CONCEPT', '.', '.'],
  beeindig: ['BEEINDIGD', 'BEEINDIGD', 'BEEINDIGD', 'BEEINDIGD', '.'],
};

const tryStep = (status: MachtigingStatus, handeling: Handeling): string => {
  try {
    return zetStap({ ...GROND, status }, handeling, wie).status;
  } catch (error) {
    return (error as Fault).key === 'GROND_OVERGANG' ? '.' : String(error);
  }
};

describe('the life of a ground', () => {
  for (const [handeling, expected] of Object.entries(TABEL) as [Handeling, readonly string[]][])
    it(`takes the step ${handeling} only where it may`, () => {
      expect(STATUSSEN.map((status) => tryStep(status, handeling))).to.deep.equal(expected);
    });

  it('knows which status one step can lead to', () => {
    expect(Object.keys(TABEL).sort()).to.deep.equal(Object.keys(OVERGANGEN).sort());
    expect(kan('CONCEPT', 'ADVIES_DPO')).to.equal(true);
    expect(kan('CONCEPT', 'GEVALIDEERD')).to.equal(false);
    expect(kan('BEEINDIGD', 'CONCEPT')).to.equal(false);
    expect(kan('GEVALIDEERD', 'CONCEPT')).to.equal(false);
  });

  it('keeps who took each step, when and why, oldest first', () => {
    const advised = zetStap(GROND, 'advies', wie);
    const signed = zetStap(advised, 'onderteken', { ...wie, door: 'dpo', reden: undefined });
    expect(signed.levensloop).to.deep.equal([
      { op: '2012-09-03T07:00:00.000Z', door: 'an', van: 'CONCEPT', naar: 'ADVIES_DPO', reden: 'beslist' },
      { op: '2012-09-03T07:00:00.000Z', door: 'dpo', van: 'ADVIES_DPO', naar: 'ONDERTEKEND' },
    ]);
    expect(GROND, 'the row itself is not changed').not.to.have.property('levensloop');
  });

  const ends: readonly (readonly [string, { Begin: string; Einde?: string }, string | undefined])[] = [
    ['today when it had no end', { Begin: '2012-01-01' }, '2012-09-03'],
    ['today when it would have ended later', { Begin: '2012-01-01', Einde: '2013-01-01' }, '2012-09-03'],
    ['where it had ended before', { Begin: '2012-01-01', Einde: '2012-08-01' }, '2012-08-01'],
    ['nowhere when it has yet to begin', { Begin: '2013-01-01' }, undefined],
  ];
  for (const [title, geldig, einde] of ends)
    it(`ends the validity ${title}`, () => {
      expect(zetStap({ ...GROND, geldig }, 'beeindig', wie).geldig.Einde).to.equal(einde);
    });
});
