/** Reports: what is asked of the usage reader and how the answer is grouped, ordered and shown. */
@NullMarked
package io.tokenspeed.agent.report;

import org.jspecify.annotations.NullMarked;
