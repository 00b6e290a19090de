/** Reports: read from the usage reader, grouped, ordered and shown as text or JSON. */
@NullMarked
package io.tokenspeed.agent.report;

import org.jspecify.annotations.NullMarked;
