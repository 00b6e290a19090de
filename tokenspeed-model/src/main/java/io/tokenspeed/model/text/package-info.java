/** Foreign text made safe to show: in a terminal, on a page, in a spreadsheet. */
@NullMarked
package io.tokenspeed.model.text;

import org.jspecify.annotations.NullMarked;
