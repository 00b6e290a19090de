/** A scanner that reads a few fields of a JSON record and skips the rest fast. */
@NullMarked
package io.tokenspeed.sources.json;

import org.jspecify.annotations.NullMarked;
