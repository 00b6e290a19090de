/** Session blocks on the command line: read, shown as a table or as JSON. */
@NullMarked
package io.tokenspeed.agent.block;

import org.jspecify.annotations.NullMarked;
