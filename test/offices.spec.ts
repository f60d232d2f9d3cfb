import { expect } from 'chai';
import { createOffices } from '../src/offices.js';
import { openRetention } from './retention/kit.js';

describe('createOffices', () => {
  it('has every command that changes what is stored under one roof', async () => {
    const kit = await openRetention([]);
    expect([...createOffices({ ...kit.retention, ...kit.store, auditArchive: undefined }).keys()]).to.deep.equal([
      'invalidate',
      'outbox',
      'bewaring',
      'rechten',
    ]);
    await kit.close();
  });
});
