/** Rules about which modules and packages may use which. */
@NullMarked
package io.tokenspeed.agent.architecture;

import org.jspecify.annotations.NullMarked;
