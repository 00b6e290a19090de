/** Writes out invisible characters, as the Java class `Visible` does: names from logs could reverse or hide text. */

const HIDDEN = new RegExp(
  [
    '[\\u{0}-\\u{1f}\\u{7f}-\\u{9f}\\u{ad}\\u{34f}\\u{600}-\\u{605}\\u{61c}\\u{6dd}\\u{70f}\\u{890}\\u{891}\\u{8e2}',
    '\\u{115f}\\u{1160}\\u{17b4}\\u{17b5}\\u{180b}-\\u{180f}\\u{200b}-\\u{200f}\\u{2028}-\\u{202e}\\u{2060}-\\u{206f}\\u{3164}',
    '\\u{d800}-\\u{dfff}\\u{feff}\\u{ffa0}\\u{fff0}-\\u{fffb}\\u{fffe}\\u{ffff}\\u{110bd}\\u{110cd}\\u{13430}-\\u{1343f}',
    '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}\\p{Noncharacter_Code_Point}]',
    // A variation selector is allowed only behind a symbol.
    '|(?<![\\p{So}\\p{Sm}])[\\u{fe0e}\\u{fe0f}]|[\\u{fe00}-\\u{fe0d}]',
  ].join(''),
  'gu',
);

/** @param {string} char */
function written(char) {
  const code = char.codePointAt(0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** The same text with every invisible character written out. @param {string} text */
export const visible = text => text.replace(HIDDEN, written);
