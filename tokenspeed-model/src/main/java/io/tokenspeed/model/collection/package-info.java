/** Collections that the JDK does not have. */
@NullMarked
package io.tokenspeed.model.collection;

import org.jspecify.annotations.NullMarked;
