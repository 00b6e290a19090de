/** Requests and answers of the protocol, whoever asks: routes, limits, problem documents. */
@NullMarked
package io.tokenspeed.hub.http;

import org.jspecify.annotations.NullMarked;
