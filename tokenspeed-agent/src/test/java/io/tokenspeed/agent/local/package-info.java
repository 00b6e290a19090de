/** Tests of the real workspace. */
@NullMarked
package io.tokenspeed.agent.local;

import org.jspecify.annotations.NullMarked;
