/** Keys of the API that the predecessor's clients read. */
@NullMarked
package io.tokenspeed.dashboard.predecessor;

import org.jspecify.annotations.NullMarked;
