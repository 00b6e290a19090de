/** The real workspace: this machine's database, logs and prices. */
@NullMarked
package io.tokenspeed.agent.local;

import org.jspecify.annotations.NullMarked;
