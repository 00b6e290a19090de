/** The predecessor's files: old databases that are taken over, its salt and its upload queue. */
@NullMarked
package io.tokenspeed.store.predecessor;

import org.jspecify.annotations.NullMarked;
