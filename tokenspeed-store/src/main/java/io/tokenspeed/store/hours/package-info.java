/** The sums of each hour, read into memory and combined into the answers to questions about usage. */
@NullMarked
package io.tokenspeed.store.hours;

import org.jspecify.annotations.NullMarked;
