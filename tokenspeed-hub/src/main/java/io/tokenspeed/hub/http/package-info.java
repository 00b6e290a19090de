/** Requests of the protocol and their answers, without who asks: routes, bounded bodies, problem documents. */
@NullMarked
package io.tokenspeed.hub.http;

import org.jspecify.annotations.NullMarked;
