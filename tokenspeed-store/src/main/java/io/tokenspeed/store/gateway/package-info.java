/** Links what a gateway saw with what tools logged. */
@NullMarked
package io.tokenspeed.store.gateway;

import org.jspecify.annotations.NullMarked;
