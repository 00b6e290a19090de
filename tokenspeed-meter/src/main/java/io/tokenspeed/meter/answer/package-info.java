/** Reads the answers of several APIs while they arrive. Begin with {@link io.tokenspeed.meter.answer.ProviderApi}. */
@NullMarked
package io.tokenspeed.meter.answer;

import org.jspecify.annotations.NullMarked;
