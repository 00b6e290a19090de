/** Random attempts, and the properties that metrics of them have. */
@NullMarked
package io.tokenspeed.testkit.metric;

import org.jspecify.annotations.NullMarked;
