import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { openDemoStage } from '../../src/cli/demo-stage.js';

describe('the stage of the demo', function () {
  this.timeout(60_000);
  it('runs a gateway and commands in processes of their own, and leaves nothing behind', async () => {
    const stage = await openDemoStage();
    const address = `${stage.url}/KBIDossiersDienst-01.00/soap/WebService?wsdl`;
    try {
      expect((await fetch(address)).status).to.equal(200);
      expect((await fetch(`${stage.ksz}/KBIDossiersService/v1?wsdl`)).status).to.equal(200);
      const said = stage.kbi('send', 'KBIDossiers', '--as', 'nobody');
      expect([said.exit, said.out]).to.deep.equal([2, '']);
      expect(said.err).to.contain('ocmw-gent');
      const field = 'DossierKBIAanvulling/OndersteuningGelijkschakeling/WordtGeboden=true';
      const words = ['send', 'RegistreerMutatieDossierKBI', '--as', 'agii', '--insz', '90662190343', '--set', field];
      expect(stage.kbi(...words, '--to', stage.url).exit).to.equal(0);
      expect(await stage.heard()).to.match(/^#1 .*90662190343/);
    } finally {
      await stage.close();
    }
    expect(existsSync(stage.folder)).to.equal(false);
    const after = await fetch(address).then(
      () => 'answers',
      () => 'gone',
    );
    expect(after).to.equal('gone');
  });
});
