/** Probability distributions that rules about a change are decided by. */
@NullMarked
package io.tokenspeed.model.statistics;

import org.jspecify.annotations.NullMarked;
