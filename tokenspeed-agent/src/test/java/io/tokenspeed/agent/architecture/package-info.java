/** Rules about who may know whom. */
@NullMarked
package io.tokenspeed.agent.architecture;

import org.jspecify.annotations.NullMarked;
