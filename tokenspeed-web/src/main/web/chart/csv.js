/** The numbers of a chart as a file. */

/** A spreadsheet would run a text that begins like a formula. @param {string} text */
export function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {string[][]} lines @returns {string} */
export const csvText = lines => lines.map(line => `${line.map(csvCell).join(',')}\r\n`).join('');

/** @param {any} chart @returns {string} exactly what is drawn, with whole numbers */
export function chartCsv(chart) {
  const lines = [['start', ...chart.drawn.map(one => `${one.label}${chart.unit ? ` (${chart.unit})` : ''}`)]];
  chart.t.forEach((at, i) => lines.push([new Date(at * 1000).toISOString(), ...chart.drawn.map(one => String(one.values[i] ?? ''))]));
  return csvText(lines);
}

/** Offers a text or a picture as a file. @param {string} name @param {string|Blob} content a text is CSV */
export function download(name, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
