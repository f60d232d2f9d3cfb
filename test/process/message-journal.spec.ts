import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createLog } from '../../src/process/log.js';
import { notKept, openMessageJournal, warnOfMessages } from '../../src/process/message-journal.js';

const message = (vraag: Buffer) => ({
  ...({ richting: 'IN', adres: '/x', messageId: 'm', status: 200 } as const),
  ...{ vraag, antwoord: Buffer.from('<b/>') },
});

describe('openMessageJournal', () => {
  let root: string;
  let folder: string;
  let now: number;
  const complaints: unknown[] = [];
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kbi-messages-'));
    folder = join(root, 'a', 'messages');
    now = Date.parse('2012-09-03T09:00:00+02:00');
    complaints.length = 0;
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const open = (at = folder) =>
    openMessageJournal({ folder: at, clock: { now: () => now }, complain: (error) => complaints.push(error) }) ??
    expect.fail('it is on');
  const file = () => join(folder, readdirSync(folder)[0] ?? '');

  it('is off when no folder is named', () => {
    const off = openMessageJournal({ folder: undefined, clock: { now: () => now }, complain: () => undefined });
    expect(off).to.equal(undefined);
  });

  it('keeps each exchange whole, a line each, octets told exactly', () => {
    const journal = open();
    expect(existsSync(folder), 'nothing is made before there is a message').to.equal(false);
    journal.keep(message(Buffer.from('<a>é</a>')));
    journal.keep({ ...message(Buffer.from([0xfe, 0xff, 0, 60])), richting: 'UIT' });
    const lines = readFileSync(file(), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).to.deep.equal({
      ...{ tijdstip: '2012-09-03T07:00:00.000Z', richting: 'IN', adres: '/x', messageId: 'm', status: 200 },
      ...{ vraag: '<a>é</a>', antwoord: '<b/>' },
    });
    expect(Buffer.from(lines[1].vraag.base64, 'base64')).to.deep.equal(Buffer.from([0xfe, 0xff, 0, 60]));
  });

  it('is its owner’s alone, also when the file was there and anybody’s', () => {
    open().keep(message(Buffer.from('a')));
    const modes = () => [folder, file()].map((path) => (statSync(path).mode & 0o777).toString(8));
    expect(modes()).to.deep.equal(['700', '600']);
    writeFileSync(file(), '', { mode: 0o644 });
    open().keep(message(Buffer.from('a')));
    expect(modes()).to.deep.equal(['700', '600']);
  });

  it('deletes the files of days that are over, and nothing else in the folder', () => {
    const journal = open();
    for (const dag of ['2012-08-30', '2012-08-31', '2012-09-02', '2012-09-03']) {
      now = Date.parse(`${dag}T09:00:00+02:00`);
      journal.keep(message(Buffer.from('a')));
    }
    writeFileSync(join(folder, 'notes-2012-01-01.txt'), 'mine');
    expect(journal.sweep(3)).to.equal(2);
    expect(
      readdirSync(folder)
        .map((name) => name.replace(/\.\d+\./, '.'))
        .sort(),
    ).to.deep.equal([...['berichten-2012-09-02.ndjson', 'berichten-2012-09-03.ndjson', 'notes-2012-01-01.txt']]);
    expect(journal.sweep(3)).to.equal(0);
    expect(open(join(root, 'nowhere')).sweep(3), 'a folder that is not there holds nothing').to.equal(0);
  });

  it('complains of what it cannot keep, and throws nothing', () => {
    writeFileSync(join(root, 'file'), '');
    open(join(root, 'file')).keep(message(Buffer.from('a')));
    expect(complaints).to.have.length(1);
  });
});

describe('warnOfMessages', () => {
  it('says where and how long, and nothing when it is off', () => {
    const said: string[] = [];
    warnOfMessages({ messageJournalDays: 7 }, (sentence) => said.push(sentence));
    expect(said).to.deep.equal([]);
    warnOfMessages({ messageJournal: 'm', messageJournalDays: 7 }, (sentence) => said.push(sentence));
    expect(said.join()).to.match(/^whole messages are kept in m for 7 days/);
  });
});

describe('notKept', () => {
  it('leaves a line in the log', () => {
    const lines: string[] = [];
    notKept(createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }))(
      new RangeError('full'),
    );
    expect(lines.join()).to.include('a whole message could not be kept').and.to.include('full');
  });
});
