/** The columns of requests and of their sums by name: how they are made, read and added up. */
@NullMarked
package io.tokenspeed.store.columns;

import org.jspecify.annotations.NullMarked;
