/** Single requests as CSV or JSON, streamed. */
@NullMarked
package io.tokenspeed.agent.export;

import org.jspecify.annotations.NullMarked;
