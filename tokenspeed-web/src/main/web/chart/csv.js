/** The numbers of a chart as a file. */

/** A spreadsheet would run a text that begins like a formula. @param {string} text */
export function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {any} chart @returns {string} exactly what is drawn, with whole numbers */
export function chartCsv(chart) {
  const lines = [['start', ...chart.drawn.map(one => `${one.label}${chart.unit ? ` (${chart.unit})` : ''}`)]];
  chart.t.forEach((at, i) => lines.push([new Date(at * 1000).toISOString(), ...chart.drawn.map(one => String(one.values[i] ?? ''))]));
  return lines.map(line => `${line.map(csvCell).join(',')}\r\n`).join('');
}

/** Offers a text as a file. @param {string} name @param {string} text */
export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
