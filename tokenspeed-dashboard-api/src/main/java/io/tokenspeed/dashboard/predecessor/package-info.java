/** Keys of the API that clients of the predecessor read. */
@NullMarked
package io.tokenspeed.dashboard.predecessor;

import org.jspecify.annotations.NullMarked;
