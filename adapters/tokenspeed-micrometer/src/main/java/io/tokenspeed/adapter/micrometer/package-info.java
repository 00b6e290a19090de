/** Publishes recorded calls as Micrometer meters. */
@NullMarked
package io.tokenspeed.adapter.micrometer;

import org.jspecify.annotations.NullMarked;
