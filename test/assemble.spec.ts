import { expect } from 'chai';
import { assemble } from '../src/assemble.js';
import { Fault } from '../src/faults/fault.js';
import type { Contracts } from '../src/http/contract.js';
import { createAuthority } from '../src/pki/authority.js';
import { ABDUL, ask, FIXTURES, KEYS, openKit, PATH, saysOf, theContracts } from './gateway-kit.js';

const keyOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'made',
    (error: unknown) => (error instanceof Fault ? error.key : error),
  );

describe('assemble', () => {
  it('offers the operations of the contracts', async () => {
    const kit = await openKit();
    const operation = kit.house.operations.find(({ service }) => service === 'KBIDossiers');
    expect(operation).to.include({ service: 'KBIDossiers', path: PATH, root: 'KBIDossiers' });
    expect(operation?.dialect.name).to.equal('magda');
    await kit.close();
  });

  it('refuses contracts that nobody answers, and an operation that no contract publishes', async () => {
    const contracts = await theContracts();
    const [first] = contracts.operations;
    if (first === undefined) throw new RangeError('no contract');
    const strange: Contracts = { ...contracts, operations: [...contracts.operations, { ...first, service: 'Vreemd' }] };
    const kit = await openKit();
    expect(await keyOf(assemble({ ...kit.parts, contracts: strange }))).to.equal('CONTRACT_MISMATCH');
    expect(await keyOf(assemble({ ...kit.parts, contracts: { ...contracts, operations: [] } }))).to.equal(
      'CONTRACT_MISMATCH',
    );
    await kit.close();
  });

  it('brings the limits of the settings into the house, times in milliseconds', async () => {
    const flags = {
      maxBody: 2048,
      maxDepth: 9,
      maxReferences: 4,
      timestampTtl: 10,
      timestampFuture: 2,
      replayMemory: 60,
    };
    const kit = await openKit({ flags });
    const { xml, security } = kit.house.limits;
    expect(xml).to.include({ octets: 2048, depth: 9 });
    expect(security).to.include({ references: 4, timestampTtl: 10_000, timestampFuture: 2_000, replayMemory: 60_000 });
    await kit.close();
  });

  it('sees a changed world only after reload', async () => {
    const kit = await openKit();
    await kit.store.loader.load(
      [{ soort: 'bronvertraging', rij: { INSZ: ABDUL, milliseconden: 1, daarna: 'BRON_TRAAG' } }],
      'user',
    );
    expect(saysOf((await ask(kit)).body)).to.equal('Gekend true');
    await kit.reload();
    expect(saysOf((await ask(kit)).body)).to.equal('60006 MAGDA FOUT 3');
    await kit.close();
  });

  it('knows a partner that was imported as soon as it is told to look again', async () => {
    const row = FIXTURES.find((one) => one.soort === 'partner' && one.rij.naam === 'ocmw-gent');
    if (row?.soort !== 'partner') throw new RangeError('ocmw-gent');
    const kit = await openKit({ rows: [{ soort: 'partner', rij: { ...row.rij, Ondernemingsnummer: '0212345668' } }] });
    await ask(kit);
    expect(kit.journal.at(-1)?.partner).not.to.equal('ocmw-gent');
    await kit.store.loader.load([row], 'user');
    await kit.reload();
    expect(saysOf((await ask(kit)).body)).to.equal('Gekend true');
    await kit.close();
  });

  it('trusts the authorities of its key folder and no others', async () => {
    const other = createAuthority({ name: 'een ander', notBefore: 0, notAfter: Date.UTC(2049, 0, 1) });
    const [mine] = KEYS.authorities;
    if (mine === undefined) throw new RangeError('no authority');
    const keys = { ...KEYS, authorities: [{ ...mine, publicKey: other.key, rawSubject: other.name }] };
    const kit = await openKit({ parts: { keys } });
    await ask(kit);
    expect(kit.journal.at(-1)?.refusal?.key).to.equal('CERTIFICATE_UNTRUSTED');
    await kit.close();
  });
});
