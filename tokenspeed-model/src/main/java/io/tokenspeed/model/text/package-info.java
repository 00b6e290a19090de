/** Makes foreign text safe to show in a terminal, on a page or in a spreadsheet. */
@NullMarked
package io.tokenspeed.model.text;

import org.jspecify.annotations.NullMarked;
