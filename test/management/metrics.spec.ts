import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import type { JournalEntry } from '../../src/house.js';
import { createMetrics } from '../../src/management/metrics.js';
import { ABDUL, ask, openKit } from '../gateway-kit.js';

const entry = (fields: Partial<JournalEntry> = {}): JournalEntry => ({
  messageId: '11111111-2222-4333-8444-555555555555',
  operation: 'KBIDossiers',
  partner: 'ocmw-gent',
  Referte: ABDUL,
  uitkomst: 'DATA',
  refusal: undefined,
  warnings: [],
  milliseconds: 3,
  ...fields,
});
const alone = () => createMetrics({ version: '1.2.3', offset: () => 7, role: 'alone' });

describe('the metrics', () => {
  it('count messages by operation, verdict and outcome, and how long they took', async () => {
    const metrics = alone();
    metrics.message(entry());
    metrics.message(entry({ milliseconds: 80 }));
    metrics.message(entry({ uitkomst: 'INSZ_ONGELDIG', refusal: new Fault('INSZ_ONGELDIG', '') }));
    metrics.message(entry({ uitkomst: 'XML_DTD', refusal: new Fault('XML_DTD', ''), operation: undefined }));
    const text = await metrics.text();
    for (const line of [
      'kbi_requests_total{operation="KBIDossiers",verdict="answered",code="DATA"} 2',
      'kbi_requests_total{operation="KBIDossiers",verdict="refused",code="INSZ_ONGELDIG"} 1',
      'kbi_requests_total{operation="none",verdict="refused",code="XML_DTD"} 1',
      'kbi_request_duration_seconds_count 4',
      'kbi_request_duration_seconds_bucket{le="0.0025"} 0',
      'kbi_request_duration_seconds_bucket{le="0.005"} 3',
      'kbi_request_duration_seconds_bucket{le="0.1"} 4',
    ])
      expect(text.split('\n')).to.include(line);
  });

  it('count attempts at invalidations, and tell what is owed and since when, also when it is nothing', async () => {
    let owed = { counts: new Map([['WACHT', 3]]), age: 12 };
    const metrics = createMetrics({ version: '1', offset: () => 0, role: 'alone', outstanding: async () => owed });
    metrics.callback('failed');
    metrics.callback('failed');
    const before = (await metrics.text()).split('\n');
    expect(before).to.include('kbi_callback_attempts_total{result="failed"} 2');
    expect(before).to.include('kbi_callback_pending{status="WACHT"} 3').and.to.include('kbi_callback_age_seconds 12');
    owed = { counts: new Map(), age: 0 };
    const after = (await metrics.text()).split('\n');
    expect(after).to.include('kbi_callback_pending{status="WACHT"} 0').and.to.include('kbi_callback_age_seconds 0');
    expect(await alone().text()).not.to.contain('kbi_callback_pending');
  });

  it('count what never became a message, by status', async () => {
    const metrics = alone();
    metrics.refused(404);
    metrics.refused(404);
    metrics.refused(503);
    const lines = (await metrics.text()).split('\n');
    expect(lines).to.include('kbi_http_refused_total{status="404"} 2');
    expect(lines).to.include('kbi_http_refused_total{status="503"} 1');
  });

  it('tell the version, how far the clock is ahead, and how the process is', async () => {
    const lines = (await alone().text()).split('\n');
    expect(lines).to.include('kbi_build_info{version="1.2.3"} 1');
    expect(lines).to.include('kbi_clock_offset_seconds 7');
    expect(lines.some((line) => line.startsWith('process_cpu_seconds_total '))).to.equal(true);
  });

  it('hold neither numbers of persons nor ids of messages', async () => {
    const metrics = alone();
    const kit = await openKit({ parts: { journal: metrics.message } });
    const ids = [];
    for (const INSZ of [ABDUL, '89613191563', 'x']) ids.push((await ask(kit, { INSZ })).messageId);
    const text = (await metrics.text()).replace(/^(?!kbi_).*$/gm, '');
    expect(text).to.match(/kbi_requests_total\{.*\} 1/);
    expect(text).not.to.match(/\d{11}/);
    for (const id of ids) expect(text).not.to.include(id);
    await kit.close();
  });

  it('are those of one gateway only, when two live in one process', async () => {
    const [one, other] = [alone(), alone()];
    one.message(entry());
    expect(await other.text()).not.to.include('code="DATA"');
  });

  it('of a primary are those of its workers, and its own', async () => {
    const primary = createMetrics({ version: '1', offset: () => 0, role: 'primary' });
    expect(await primary.text()).to.include('kbi_build_info{version="1"} 1');
  });
});
