// Compares the token totals of reports. Arguments: paths of their JSON, reference last. Exit code 1 on a difference.
import { readFileSync } from 'node:fs';

const KEYS = ['inputTokens', 'cacheCreationTokens', 'cacheReadTokens', 'outputTokens'];

const totals = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')).totals);
const reference = totals[totals.length - 1];
const different = KEYS.filter((key) => totals.some((total) => total[key] !== reference[key]));

if (different.length === 0) {
  console.log(`Totals are equal: ${KEYS.map((key) => `${key} ${reference[key]}`).join(', ')}`);
} else {
  for (const key of different) {
    console.log(`Totals differ: ${key} ${totals.map((total) => total[key]).join(' | ')}`);
  }
  process.exitCode = 1;
}
