/** What bridges to metrics libraries share: by what they tell requests apart. */
@NullMarked
package io.tokenspeed.collector.bridge;

import org.jspecify.annotations.NullMarked;
