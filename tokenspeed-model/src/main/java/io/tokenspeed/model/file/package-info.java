/** Files that are private, change all at once, or are locked, and what is said where one cannot be used. */
@NullMarked
package io.tokenspeed.model.file;

import org.jspecify.annotations.NullMarked;
