// Writes the reply.xml that a scenario lacks: runs it once and puts placeholders where time, Referte and ids stand.
// What it writes is a proposal. Read it against the law before committing; `facts.ts` holds what must be true in it.
// Run: npx tsx test/scenarios/record.ts [--again] [part of a name]
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenarios } from '../../src/replay/scenario.js';
import { NS } from '../../src/xml/namespaces.js';
import { parseXml } from '../../src/xml/parser.js';
import { childElements } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { escapeAttribute, escapeText } from '../../src/xml/writer.js';
import { openTheatre, SCENARIOS } from './theatre.js';

const PREFIXES: Readonly<Record<string, string>> = { [NS.soap11]: 'soap', [NS.soap12]: 'soap', [NS.wsse]: 'wsse' };

const prefixOf = (ns: string): string => (ns === '' ? '' : `${PREFIXES[ns] ?? 'kbi'}:`);

const textOf = (element: XmlElement): string =>
  element.children.filter((child): child is string => typeof child === 'string').join('');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Text that differs from run to run, as its placeholder. */
const placeholderFor = (element: XmlElement): string | undefined => {
  const { local, parent } = element;
  if (local === 'ticketCBSS') return '{{uuid}}';
  if (local === 'timestampSent' || local === 'timestampReceive' || local === 'timestampReply') return '{{dateTime}}';
  if (local === 'ticket' && UUID.test(textOf(element))) return '{{uuid}}';
  if (parent?.local === 'Tijdstip') return local === 'Datum' ? '{{datum}}' : '{{tijd}}';
  const inParty = parent?.local === 'Afzender' || parent?.local === 'Ontvanger';
  return inParty && local === 'Referte' && UUID.test(textOf(element)) ? '{{uuid}}' : undefined;
};

const write = (element: XmlElement, depth: number, declared: readonly string[]): string => {
  const indent = '  '.repeat(depth);
  const name = `${prefixOf(element.ns)}${element.local}`;
  const children = childElements(element).filter(
    ({ ns, local }) => !(element.local === 'Envelope' && ns === element.ns && local === 'Header'),
  );
  const fresh = element.ns !== '' && !declared.includes(element.ns) ? [element.ns] : [];
  const declarations = fresh.map((ns) => ` xmlns:${prefixOf(ns).slice(0, -1)}="${ns}"`).join('');
  const attributes = element.attributes
    .filter(({ ns }) => ns !== NS.wsu)
    .map(({ ns, local, value }) => ` ${ns === '' ? '' : 'xml:'}${local}="${escapeAttribute(value)}"`)
    .join('');
  const text = textOf(element);
  const wsse = children.length === 0 && text.startsWith('wsse:') ? ` xmlns:wsse="${NS.wsse}"` : '';
  const start = `${indent}<${name}${declarations}${wsse}${attributes}>`;
  if (children.length === 0) return `${start}${placeholderFor(element) ?? escapeText(text)}</${name}>\n`;
  const inner = children.map((child) => write(child, depth + 1, [...declared, ...fresh])).join('');
  return `${start}\n${inner}${indent}</${name}>\n`;
};

const [again, part = ''] = process.argv[2] === '--again' ? [true, process.argv[3]] : [false, process.argv[2]];
const theatre = await openTheatre();
for (const scenario of readScenarios(SCENARIOS)) {
  if (!scenario.name.includes(part)) continue;
  const folder = join(SCENARIOS, scenario.name);
  const file = join(folder, 'reply.xml');
  if (existsSync(file) && !again) continue;
  if (!existsSync(file)) writeFileSync(file, '');
  const fresh = readScenarios(folder)[0];
  if (fresh === undefined || 'broken' in fresh) {
    process.stdout.write(`${scenario.name}: ${fresh?.broken ?? 'is not there'}\n`);
    continue;
  }
  const { answer, uitkomst, result } = await theatre.play(fresh);
  if (answer === undefined) {
    process.stdout.write(`${scenario.name}: ${result.reason ?? 'no answer'}\n`);
    continue;
  }
  if (!answer.headers['content-type']?.includes('xml')) {
    // What was no message at all is answered in plain text.
    writeFileSync(file, answer.body);
    process.stdout.write(`${answer.status} ${scenario.name}\n`);
    continue;
  }
  writeFileSync(file, write(parseXml(answer.body, { limits: { octets: 16_777_216, elements: 200_000 } }).root, 0, []));
  const wrong =
    fresh.settings.refusal !== undefined && fresh.settings.refusal !== uitkomst
      ? '   <-- not the refusal it names'
      : '';
  process.stdout.write(`${answer.status} ${uitkomst} ${scenario.name}${wrong}\n`);
}
theatre.close();
