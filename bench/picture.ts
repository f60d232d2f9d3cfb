// Draws what `npm run bench -- breakdown --json` prints as bars: `node dist/bench/picture.js <breakdown.json >picture.svg`.
// docs/breakdown.svg is drawn from docs/breakdown.json by this, and a test keeps it so.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BreakdownResult } from './breakdown.js';

const WIDTH = 720;
const LEFT = 190;
const ROW = 26;
const TOP = 56;

const bar = ({ station, microseconds }: BreakdownResult['stations'][number], index: number, most: number): string => {
  const y = TOP + index * ROW;
  const length = ((WIDTH - LEFT - 90) * microseconds) / most;
  const fill = station === 'sign' ? '#b0413e' : '#3b6ea5';
  return (
    `<text x="${LEFT - 8}" y="${y + 15}" text-anchor="end">${station}</text>` +
    `<rect x="${LEFT}" y="${y + 2}" width="${length.toFixed(1)}" height="${ROW - 8}" fill="${fill}"/>` +
    `<text x="${(LEFT + length + 6).toFixed(1)}" y="${y + 15}">${microseconds.toFixed(0)} µs</text>`
  );
};

/** The picture of one breakdown, as SVG. */
export const draw = ({ stations, cpuMicroseconds, connections, signature }: BreakdownResult): string => {
  const most = Math.max(...stations.map(({ microseconds }) => microseconds));
  const height = TOP + stations.length * ROW + 12;
  const title = `CPU of one answer: ${cpuMicroseconds.toFixed(0)} µs at ${connections} connections`;
  const below = `one RSA-2048 signature of openssl speed, same run: ${signature.toFixed(0)} µs`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">` +
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>` +
    `<text x="12" y="22" font-size="16">${title}</text><text x="12" y="42" fill="#555555">${below}</text>` +
    `${stations.map((station, index) => bar(station, index, most)).join('')}</svg>\n`
  );
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(draw(JSON.parse(readFileSync(0, 'utf8')) as BreakdownResult));
