import { expect } from 'chai';
import { demo } from '../../src/cli/demo.js';
import { capture } from './captured.js';

describe('kbi demo', function () {
  this.timeout(120_000);
  it('walks every step as it has to be, in a transcript that a person can read', async () => {
    const captured = capture({});
    const exit = await demo.run(captured.call);
    const transcript = captured.out();
    const [, good, all] = /(\d+) of (\d+) steps as they have to be\./.exec(transcript) ?? [];
    expect(good).to.equal(all);
    expect(Number(all)).to.be.at.least(10);
    expect(transcript)
      .to.contain('<KBISleutel>')
      .and.to.contain('<UiterlijkeAanmelding>')
      .and.to.match(/#1 .*90662190343/);
    expect(transcript).to.not.contain('✖ NOT');
    expect(transcript).to.contain('<Gekend>true</Gekend>').and.to.contain('40003').and.to.contain('ERR_025');
    expect(exit).to.equal(0);
  });
});
