// The generated history: the figures that were told, the same rows for the same seed, working hours, test persons only.
import { expect } from 'chai';
import type { AuditRow } from '../../../src/commit/unit.js';
import { isINSZ, isTestINSZ } from '../../../src/domain/numbers/INSZ.js';
import { brusselsTime } from '../../../src/domain/time.js';
import { generateHistory } from '../../../src/world/generate/history.js';

const of = (seed: number, every: number): readonly AuditRow[] => [...generateHistory({ seed, every })];
const monthOf = ({ tijdstip }: AuditRow): string => brusselsTime(tijdstip).Datum.slice(0, 7);

describe('generateHistory', () => {
  const rows = of(1, 40);

  it('has the consultations of 2016 by Gent alone, and those of all OCMWs from August 2017', () => {
    const in2016 = rows.filter((row) => monthOf(row) < '2017');
    const autumn = rows.filter((row) => monthOf(row) >= '2017-08');
    expect([in2016.length, autumn.length]).to.deep.equal([Math.round(193_554 / 40), Math.round(2_828 / 40)]);
    const before = rows.filter((row) => monthOf(row) < '2017-08');
    expect(new Set(before.map(({ instelling }) => instelling))).to.deep.equal(new Set(['ocmw-gent']));
    expect(new Set(autumn.map(({ instelling }) => instelling)).size).to.equal(4);
    expect(new Set(rows.map(monthOf)).size).to.equal(24);
  });
  it('is the same for a seed, and another for another', () => {
    expect(of(1, 40)).to.deep.equal(rows);
    expect(of(2, 40)[0]).not.to.deep.equal(rows[0]);
  });
  it('is in the order of time, on working days between eight and five', () => {
    for (const [i, { tijdstip }] of rows.entries()) {
      expect(tijdstip).to.be.at.least(rows[i - 1]?.tijdstip ?? 0);
      const { Datum, Tijd } = brusselsTime(tijdstip);
      expect(new Date(`${Datum}T00:00:00Z`).getUTCDay() % 6).not.to.equal(0);
      expect(Tijd >= '08:00' && Tijd < '17:00', Tijd).to.equal(true);
    }
  });
  it('is about test persons only, with clusters where data were given', () => {
    for (const { INSZ, uitkomst, clusters } of rows) {
      expect(INSZ !== null && isINSZ(INSZ) && isTestINSZ(INSZ)).to.equal(true);
      expect(clusters === '').to.equal(uitkomst !== 'DATA');
    }
    expect(new Set(rows.map(({ uitkomst }) => uitkomst)).size).to.equal(4);
  });
});
