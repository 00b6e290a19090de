/** Which tools are paid by a subscription, and what their requests come to at list prices. */
@NullMarked
package io.tokenspeed.model.subscription;

import org.jspecify.annotations.NullMarked;
