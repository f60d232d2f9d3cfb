// No log, no answer: what a message leaves behind is durable before a word of the answer leaves, and holds no more than it may.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Committer } from '../../src/commit/unit.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { Fault } from '../../src/faults/fault.js';
import { handle } from '../../src/gateway.js';
import { collision } from '../../src/store/sqlite/database.js';
import {
  ABDUL,
  ask,
  FIXTURES,
  type Kit,
  messageOf,
  NOW,
  openKit,
  questionOf,
  read,
  requestOf,
  saysOf,
} from '../gateway-kit.js';

const CITIZEN = completeINSZ('840724001', false);

/** A committer that a test opens and breaks. */
const breakable = () => {
  let mode: 'works' | 'rejects' | 'hangs' = 'works';
  let begun = 0;
  return {
    set: (wanted: typeof mode) => {
      mode = wanted;
    },
    begun: () => begun,
    wrap: (real: Committer): Committer => ({
      commit: (unit) => {
        begun += 1;
        if (mode === 'rejects') return Promise.reject(new RangeError('disk full at /var/kbi'));
        return mode === 'hangs' ? new Promise(() => undefined) : real.commit(unit);
      },
    }),
  };
};

const turns = async (): Promise<void> => {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('the commit before the answer', () => {
  it('gives no answer as long as nothing is durable', async () => {
    const committer = breakable();
    const kit = await openKit({ committer: committer.wrap });
    committer.set('hangs');
    let answered = 0;
    const count = (): void => {
      answered += 1;
    };
    void ask(kit).then(count, count);
    void ask(kit, { INSZ: 'x' }).then(count, count);
    void kit.handle(requestOf(messageOf({ inhoud: '' }))).then(count, count);
    await turns();
    expect([committer.begun(), answered, kit.journal.length]).to.deep.equal([3, 0, 0]);
    await kit.close();
  });

  it('answers a signed Fault and never the data when the commit fails, and recovers', async () => {
    const committer = breakable();
    const kit = await openKit({ committer: committer.wrap });
    committer.set('rejects');
    for (const [version, asked] of [
      ['1.1', {}],
      ['1.2', {}],
      ['1.1', { INSZ: 'x' }],
    ] as const) {
      const response = await ask(kit, { ...asked, version });
      const { fault } = read(response.body);
      expect([response.status, fault?.code]).to.deep.equal([500, version === '1.1' ? 'soap:Server' : 'soap:Receiver']);
      expect(fault?.text).to.match(/^60009: /);
      expect(response.body.toString()).not.to.match(/INSZ|disk/);
    }
    expect(new Set(kit.journal.map(({ refusal }) => refusal?.key))).to.deep.equal(new Set(['AUDIT_UNWRITABLE']));
    committer.set('works');
    expect((await ask(kit)).status).to.equal(200);
    await kit.close();
  });

  it('lets the same message be answered after a commit that failed: nothing of it was kept', async () => {
    const committer = breakable();
    const kit = await openKit({ committer: committer.wrap });
    const message = requestOf(messageOf());
    committer.set('rejects');
    expect((await kit.handle(message)).status).to.equal(500);
    committer.set('works');
    expect((await kit.handle(message)).status).to.equal(200);
    await kit.close();
  });

  it('decides again when what it wanted to write was changed by others meanwhile', async () => {
    let conflicts = 2;
    const kit = await openKit({
      committer: (real) => ({
        commit: (unit) => {
          conflicts -= 1;
          return conflicts < 0 ? real.commit(unit) : Promise.resolve({ kind: 'conflict' });
        },
      }),
    });
    expect(saysOf((await ask(kit)).body)).to.equal('Gekend true');
    expect([kit.asked.length, kit.journal.length, kit.audit().length]).to.deep.equal([3, 1, 1]);
    await kit.close();
  });

  it('decides again when the dossier it read was changed before it looked', async () => {
    let moved = 2;
    const kit = await openKit({
      dossiers: (real) => ({
        find: async (insz) => {
          const rij = await real.find(insz);
          moved -= 1;
          if (rij === undefined || moved < 0) return rij;
          return {
            versie: rij.versie,
            get dossier(): never {
              throw collision('dossier');
            },
          };
        },
      }),
    });
    expect(saysOf((await ask(kit)).body)).to.equal('Gekend true');
    expect([kit.asked.length, kit.journal.length, kit.audit().length]).to.deep.equal([3, 1, 1]);
    await kit.close();
  });

  it('refuses, and audits it, when the dossier never stands still', async () => {
    const kit = await openKit({
      dossiers: (real) => ({
        find: async (insz) => {
          const rij = await real.find(insz);
          return (
            rij && {
              versie: rij.versie,
              get dossier(): never {
                throw collision('dossier');
              },
            }
          );
        },
      }),
    });
    expect(saysOf((await ask(kit)).body)).to.equal('60009 MAGDA FOUT 3');
    expect(kit.asked.length).to.be.lessThan(10);
    expect(kit.audit().map(({ uitkomst }) => uitkomst)).to.deep.equal(['INTERNE_FOUT']);
    await kit.close();
  });

  it('counts a message once for the quota of its partner, however often it is decided', async () => {
    let conflicts = 3;
    const gent = FIXTURES.flatMap((row) =>
      row.soort === 'partner' && row.rij.naam === 'ocmw-gent' ? [row.rij] : [],
    )[0];
    if (gent === undefined) throw new RangeError('no ocmw-gent');
    const kit = await openKit({
      rows: [{ soort: 'partner', rij: { ...gent, quotum: { vragen: 1, seconden: 60 } } }],
      committer: (real) => ({
        commit: (unit) => {
          conflicts -= 1;
          return conflicts < 0 ? real.commit(unit) : Promise.resolve({ kind: 'conflict' });
        },
      }),
    });
    expect(saysOf((await ask(kit)).body)).to.equal('Gekend true');
    await kit.close();
  });

  it('gives up with a Fault when the conflict never ends', async () => {
    const kit = await openKit({ committer: () => ({ commit: () => Promise.resolve({ kind: 'conflict' }) }) });
    expect(read((await ask(kit)).body).fault?.text).to.match(/^60009: /);
    expect(kit.asked.length).to.be.lessThan(10);
    expect(kit.journal.map(({ uitkomst }) => uitkomst)).to.deep.equal(['AUDIT_UNWRITABLE']);
    await kit.close();
  });

  it('notes no cluster as given when the answer could not be written after all', async () => {
    const kit = await openKit();
    const operations = kit.house.operations.map((operation) => ({
      ...operation,
      dialect: {
        ...operation.dialect,
        writeAnswer: () => {
          throw new RangeError('no pen');
        },
      },
    }));
    const response = await handle(requestOf(messageOf()), { ...kit.house, operations });
    expect(saysOf(response.body)).to.equal('60009 MAGDA FOUT 3');
    expect(kit.audit().map(({ clusters, beslissingen }) => [clusters, beslissingen])).to.deep.equal([['', null]]);
    await kit.close();
  });

  it('sheds with 503 and 99996 when too many units wait', async () => {
    const full: Committer = { commit: () => Promise.reject(new Fault('OVERLOADED', 'full')) };
    const kit = await openKit({ committer: () => full });
    const response = await ask(kit);
    expect([response.status, saysOf(response.body)]).to.deep.equal([
      503,
      'soap:Server 99996: The gateway is too busy.',
    ]);
    await kit.close();
  });
});

describe('the audit trail', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  it('holds who asked what about whom, on which ground, and what was given', async () => {
    const content = questionOf({ INSZ: '84722492046', Begin: '2012-08-01', MutatiesContext: true });
    const { messageId } = await ask(kit, { content });
    const [row, ...more] = kit.audit();
    expect(more).to.deep.equal([]);
    expect(row).to.deep.include({
      messageId,
      tijdstip: NOW,
      stroom: 'KBIDossiers',
      richting: 'IN',
      afzender: 'ocmw-gent',
      instelling: 'ocmw-gent',
      Referte: /<Referte>(0[^<]*)/.exec(content)?.[1],
      Hoedanigheid: '17001',
      grond: '002',
      INSZ: '84722492046',
      inszHash: null,
      periodeBegin: '2012-08-01',
      periodeEinde: '2012-09-03',
      mutatiesContext: 1,
      uitkomst: 'DATA',
      clusters: '1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17',
    });
  });

  it('holds the intermediary that sent and the OCMW it sent for', async () => {
    await ask(kit, { as: 'ksz', OrganisatieEenheid: '0212214125' });
    expect(kit.audit().map(({ afzender, instelling }) => [afzender, instelling])).to.deep.equal([['ksz', 'ocmw-gent']]);
  });

  it('has a row for every authenticated message, refused or not', async () => {
    const refused = [
      [{ content: '<k:Iets xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"></k:Iets>' }, 'SOAP_OPERATION'],
      [{ inhoud: '' }, 'SCHEMA_INVALID'],
      [{ Identificatie: 'x' }, 'AFZENDER_ONBEKEND'],
      [{ Hoedanigheid: undefined }, 'HOEDANIGHEID_ONTBREEKT'],
      [{ INSZ: 'x' }, 'INSZ_ONGELDIG'],
      [{ INSZ: '89613191563' }, 'NIET_IN_REPERTORIUM'],
      [{ INSZ: '86652891818' }, 'INSZ_GEANNULEERD'],
      [{ INSZ: '01683090579' }, 'GEEN_GEGEVENS'],
    ] as const;
    for (const [asked] of refused) await ask(kit, asked);
    const rows = kit.audit();
    expect(rows.map(({ uitkomst }) => uitkomst)).to.deep.equal(refused.map(([, key]) => key));
    expect(new Set(rows.map(({ afzender }) => afzender))).to.deep.equal(new Set(['ocmw-gent']));
    expect(rows.every(({ clusters }) => clusters === '')).to.equal(true);
  });

  it('has none for a message that nobody can be held to', async () => {
    const good = messageOf().toString();
    const anonymous = [
      Buffer.from('x'),
      Buffer.from(good.replace(ABDUL, '84722492046')),
      Buffer.from(good.replace(/<soap:Header>.*<\/soap:Header>/, '')),
      messageOf({ signedAt: NOW - 300_001 }),
      messageOf({ as: 'vdab', now: NOW - 300_001 }),
    ];
    for (const octets of anonymous) await kit.handle(requestOf(octets));
    expect(kit.journal.length).to.equal(anonymous.length);
    expect(kit.audit()).to.deep.equal([]);
  });

  it('keeps a number that could be a citizen’s as a salted hash only', async () => {
    const response = await ask(kit, { INSZ: CITIZEN });
    expect(saysOf(response.body)).to.equal('40003 KSZ FOUT 3');
    const [row] = kit.audit();
    expect([row?.INSZ, row?.inszHash]).to.deep.equal([
      null,
      createHash('sha256').update(`pepper ${CITIZEN}`).digest('hex'),
    ]);
    expect(JSON.stringify([kit.audit(), kit.journal])).not.to.include(CITIZEN);
  });
});

describe('a message that comes again', () => {
  const VERIFICATION = 'soap:Client ERR_025: Verification failure';

  it('is answered once', async () => {
    const kit = await openKit();
    const message = requestOf(messageOf());
    expect((await kit.handle(message)).status).to.equal(200);
    for (const later of [0, 1, 299_999]) {
      kit.clock.set(NOW + later);
      const response = await kit.handle(message);
      expect([response.status, saysOf(response.body, 'strict', NOW + later)]).to.deep.equal([500, VERIFICATION]);
    }
    expect(kit.journal.map(({ uitkomst }) => uitkomst)).to.deep.equal(['DATA', 'REPLAY', 'REPLAY', 'REPLAY']);
    expect(kit.audit().length).to.equal(1);
    await kit.close();
  });

  it('is the same under another signature when its Referte is the same, also after a refusal', async () => {
    const kit = await openKit();
    for (const INSZ of [ABDUL, 'x']) {
      const Referte = `referte-${INSZ}`;
      expect((await ask(kit, { Referte, INSZ })).status).to.equal(200);
      kit.clock.advance(10_000);
      const again = await ask(kit, { Referte, INSZ, now: kit.clock.now() });
      expect(saysOf(again.body, 'strict', kit.clock.now())).to.equal(VERIFICATION);
    }
    await kit.close();
  });

  it('is the same by its signature alone, when it was too odd to have a Referte', async () => {
    const kit = await openKit();
    const message = requestOf(messageOf({ inhoud: '' }));
    await kit.handle(message);
    await kit.handle(message);
    expect(kit.journal.map(({ uitkomst }) => uitkomst)).to.deep.equal(['SCHEMA_INVALID', 'REPLAY']);
    expect(kit.audit().length).to.equal(1);
    await kit.close();
  });

  it('is another message when another partner uses the same Referte', async () => {
    const kit = await openKit();
    await ask(kit, { Referte: 'r' });
    const other = await ask(kit, { Referte: 'r', as: 'ocmw-aalst', INSZ: '89613191563' });
    expect(saysOf(other.body)).to.equal('Gekend true');
    await kit.close();
  });

  it('is answered exactly once when all copies come together', async () => {
    const kit = await openKit();
    const message = requestOf(messageOf());
    const responses = await Promise.all(Array.from({ length: 20 }, () => kit.handle(message)));
    expect(responses.filter(({ status }) => status === 200).length).to.equal(1);
    expect(responses.filter(({ status }) => status === 500).length).to.equal(19);
    expect(kit.audit().length).to.equal(1);
    await kit.close();
  });

  it('may use its Referte anew when the replay memory has passed', async () => {
    const kit = await openKit();
    await ask(kit, { Referte: 'r' });
    kit.clock.set(NOW + 600_001);
    expect((await ask(kit, { Referte: 'r', now: kit.clock.now() })).status).to.equal(200);
    await kit.close();
  });

  it('is remembered as long as it is fresh, whatever the setting says', async () => {
    const kit = await openKit({ flags: { replayMemory: 1 } });
    const message = requestOf(messageOf({ signedAt: NOW + 60_000 }));
    expect((await kit.handle(message)).status).to.equal(200);
    kit.clock.set(NOW + 359_999);
    await kit.handle(message);
    expect(kit.journal.at(-1)?.refusal?.key).to.equal('REPLAY');
    await kit.close();
  });

  it('is still refused after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kbi-gateway-'));
    const db = join(folder, 'kbi.sqlite');
    const message = requestOf(messageOf());
    const before = await openKit({ db });
    expect((await before.handle(message)).status).to.equal(200);
    await before.close();
    const after = await openKit({ db });
    expect(saysOf((await after.handle(message)).body)).to.equal(VERIFICATION);
    expect((await ask(after)).status).to.equal(200);
    await after.close();
    rmSync(folder, { recursive: true });
  });
});
