/** Single requests, sessions and interactions as CSV or JSON, streamed. */
@NullMarked
package io.tokenspeed.agent.export;

import org.jspecify.annotations.NullMarked;
