/**
 * Decides what people see who have not signed in: publishes each day once, and answers with sums of what was published.
 */
@NullMarked
package io.tokenspeed.hub.publishing;

import org.jspecify.annotations.NullMarked;
