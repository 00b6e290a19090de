/** What is read and changed of a request and its answer on their way. */
@NullMarked
package io.tokenspeed.gateway.wire;

import org.jspecify.annotations.NullMarked;
